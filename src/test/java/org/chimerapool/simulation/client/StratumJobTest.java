package org.chimerapool.simulation.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StratumJobTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<RecordedShare> recorded() {
    return RecordedShare.ALL;
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void buildsRecordedHeader(RecordedShare share) {
    byte[] header =
        share
            .job()
            .header(hex(share.extranonce1()), hex(share.extranonce2()), share.rolledVersion());
    byte[] expected = hex(share.header());
    assertThat(Arrays.copyOf(header, 76)).isEqualTo(Arrays.copyOf(expected, 76));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void seesRecordedNonceAsShareOfItsDifficultyAndNoHigher(RecordedShare share) {
    assertThat(tryNonce(share, share.difficulty() * 0.999)).hasValue(share.nonceValue());
    assertThat(tryNonce(share, share.difficulty() * 1.001)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void sendsWhatTheRecordedMinerSent(RecordedShare share) {
    List<String> sent =
        work(share, 1).submission("ada.attic", share.nonceValue(), share.mask() != 0);
    assertThat(sent).startsWith("ada.attic", share.jobId(), share.extranonce2(), share.time());
    assertThat(sent.get(4)).isEqualTo(share.nonce());
    assertThat(sent).hasSize(share.mask() == 0 ? 5 : 6);
    if (share.mask() != 0) {
      assertThat(sent.get(5)).isEqualTo(share.versionBits());
    }
  }

  @Test
  void refusesNotifyThatIsNoJob() {
    for (String params :
        List.of("[]", "{}", "[1,2,3]", "[\"1\",\"zz\",\"\",\"\",[],\"\",\"\",\"\"]")) {
      JsonNode json = JSON.readTree(params);
      assertThatIllegalArgumentException().isThrownBy(() -> StratumJob.read(json));
    }
  }

  private static OptionalInt tryNonce(RecordedShare share, double difficulty) {
    return work(share, difficulty).tryNonce(share.nonceValue());
  }

  private static Work work(RecordedShare share, double difficulty) {
    return new Work(
        new Sha256d(),
        share.job(),
        difficulty,
        hex(share.extranonce1()),
        hex(share.extranonce2()),
        HexFormat.fromHexDigits(share.versionBits()),
        share.mask());
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
