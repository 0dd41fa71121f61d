package org.chimerapool.stratum.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each refusal as a miner reads it. The codes are those that miners count by.
class ShareAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_JOB, 21, job not found",
    "STALE_JOB, 21, stale job: why",
    "DUPLICATE, 22, duplicate share",
    "ABOVE_TARGET, 23, low difficulty share: why",
    "UNAUTHORIZED, 24, unauthorized worker",
    "TIME_TOO_OLD, 20, time too old: why",
    "TIME_TOO_NEW, 20, time too new: why",
    "BAD_EXTRANONCE, 20, bad extranonce2: why",
    "BAD_VERSION_BITS, 20, bad version bits: why",
    "NOT_TAKEN, 20, share not taken: why"
  })
  void saysWhyInWordsAndNumber(Reason reason, int code, String text) {
    List<String> said = new ArrayList<>();
    ShareAnswer.give(new Rejected(reason, "why"), new Hearing(said));

    assertThat(said).containsExactly(code + " " + text);
  }

  private record Hearing(List<String> said) implements Answer {

    @Override
    public void result(String json) {
      said.add("result " + json);
    }

    @Override
    public void error(ErrorCode code, String text) {
      said.add(code.number() + " " + text);
    }

    @Override
    public void no(ErrorCode code, String text) {
      said.add("no " + code.number() + " " + text);
    }
  }
}
