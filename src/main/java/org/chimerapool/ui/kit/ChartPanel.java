package org.chimerapool.ui.kit;

/// A hashrate over time in its frame, with a face for each way that reading it can end.
public final class ChartPanel {

  private final TrendChart chart;
  private final Panel panel;
  private final String noteKey;

  /// @param noteKey says what the band means; is given the unit
  public ChartPanel(String titleKey, String noteKey) {
    this.noteKey = noteKey;
    chart = new TrendChart(titleKey);
    panel = new Panel(titleKey, chart).action(chart.tableToggle());
  }

  public Panel component() {
    return panel;
  }

  public void show(Reading<ChartLine> reading) {
    panel.show(reading, ChartLine::isEmpty, "empty.shares", this::show);
  }

  private void show(ChartLine line) {
    panel.note(panel.getTranslation(noteKey, line.unit()));
    chart.show(line);
  }
}
