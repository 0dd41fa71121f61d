package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.LogBook;
import tools.jackson.databind.json.JsonMapper;

/// Links to a whole log as a file, which is sent while it is read, never held.
final class LogFiles extends Div {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CODES =
      Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*\u0007?|\u001b");

  private final transient LogBook book;
  private final transient LongSupplier run;

  private interface Form {
    void write(Writer to, LogLine line) throws IOException;
  }

  LogFiles(LogBook book, LongSupplier run) {
    this.book = book;
    this.run = run;
    addClassName("log-files");
    add(link("log.file.text", "txt", LogFiles::plain));
    add(link("log.file.ndjson", "ndjson", LogFiles::ndjson));
  }

  private Anchor link(String key, String ending, Form form) {
    Anchor link = new Anchor();
    link.addClassNames("btn", "quiet");
    link.setText(getTranslation(key));
    link.setTitle(getTranslation("log.file.title"));
    link.setHref(
        (DownloadHandler)
            event -> {
              event.setFileName("deployment-%d.%s".formatted(run.getAsLong(), ending));
              event.setContentType("text/plain;charset=utf-8");
              try (Writer to =
                  new BufferedWriter(
                      new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
                write(to, form);
              }
            });
    link.getElement().setAttribute("download", true);
    return link;
  }

  private void write(Writer to, Form form) throws IOException {
    long of = run.getAsLong();
    long next = 1;
    List<LogLine> lines;
    do {
      lines = book.lines(of, next, LogBook.MOST_LINES);
      for (LogLine line : lines) {
        form.write(to, line);
        next = line.seq() + 1;
      }
    } while (!lines.isEmpty());
  }

  static void plain(Writer to, LogLine line) throws IOException {
    to.append(line.at().toString())
        .append(' ')
        .append("%-5s".formatted(line.level().name().toLowerCase(Locale.ROOT)))
        .append(' ')
        .append(CODES.matcher(line.text()).replaceAll(""))
        .append('\n');
  }

  static void ndjson(Writer to, LogLine line) throws IOException {
    to.append(
            JSON.createObjectNode()
                .put("seq", line.seq())
                .put("ts", line.at().toEpochMilli())
                .put("step", line.step())
                .put("level", line.level().name().toLowerCase(Locale.ROOT))
                .put("msg", line.text())
                .toString())
        .append('\n');
  }
}
