package org.chimerapool.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTextTest {

  @Test
  void takesTerminalSequencesOut() {
    assertThat(HarmlessText.of("a\u001b[31mred\u001b[0m\u001b[2Jb")).isEqualTo("aredb");
  }

  @Test
  void makesOneLineOfMany() {
    assertThat(HarmlessText.of("worker x\r\n12:00 ERROR forged\u2028more"))
        .isEqualTo("worker x | 12:00 ERROR forged | more");
  }

  @Test
  void showsWhereCharactersWouldHideOrTurnTheText() {
    assertThat(HarmlessText.of("a\u202Egnp.exe\u2066b\u200Bc\u0007d"))
        .isEqualTo("a\uFFFDgnp.exe\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void leavesMarkupTheTextThatItIs() {
    assertThat(HarmlessText.of("<img src=x onerror=alert(1)>"))
        .isEqualTo("<img src=x onerror=alert(1)>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password=hunter2 rest | password=•••• rest",
        "rpcPassword: 'hunter2', x | rpcPassword: ••••', x",
        "Authorization: Bearer abc.def | Authorization: ••••",
        "{\"token\":\"s3cr3t\"} | {\"token\":••••\"}",
        "http://user:hunter2@node:8332/ | http://user:••••@node:8332/",
        "with the code T8DD-SSF2-PF2M-99DC | with the code ••••",
        "got eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl | got ••••",
        "Share accepted from 10.0.0.1 | Share accepted from 10.0.0.1",
      })
  void masksSecrets(String written, String shown) {
    assertThat(HarmlessText.of(written)).isEqualTo(shown);
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(HarmlessText.of("x".repeat(10_000))).hasSize(HarmlessText.LONGEST + 1);
  }
}
