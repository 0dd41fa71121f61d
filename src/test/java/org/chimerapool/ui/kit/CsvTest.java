package org.chimerapool.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void keepsASpreadsheetFromCalculatingWithAName(String hostile) {
    assertThat(Csv.cell(hostile).replace("\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rig;=1+1", "rig; =1+1", "rig\t@SUM(A1)", "a.x;-1", "\";=1+1"})
  void keepsFormulasFromSpreadsheetsThatSeparateByAnotherSign(String hostile) {
    assertThat(Csv.cell(hostile)).doesNotContainPattern("[;\t]\\s*[=+@-]");
  }

  @Test
  void quotesWhatWouldBreakTheTable() {
    assertThat(new Csv().row(List.of("a,b", "say \"x\"", "", "plain")).toString())
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\",,plain\r\n");
  }
}
