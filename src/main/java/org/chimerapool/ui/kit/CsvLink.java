package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Saves what a table shows, all of its rows, as a file for spreadsheets.
public final class CsvLink extends Anchor {

  /// @param file its name without an ending
  /// @param rows is asked when the file is wanted
  public CsvLink(String file, Supplier<Csv> rows) {
    addClassNames("btn", "quiet");
    setText("CSV");
    setTitle(getTranslation("csv.title"));
    getElement().setAttribute("aria-label", getTranslation("csv.title"));
    setHref(
        DownloadHandler.fromInputStream(
            event -> {
              // The mark at the beginning tells spreadsheets that this is UTF-8.
              byte[] bytes = ("\ufeff" + rows.get()).getBytes(StandardCharsets.UTF_8);
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes),
                  file + ".csv",
                  "text/csv;charset=utf-8",
                  bytes.length);
            }));
    getElement().setAttribute("download", true);
  }
}
