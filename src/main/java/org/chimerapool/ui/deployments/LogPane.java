package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.LogBook.Hits;
import org.chimerapool.deployment.recipe.Step;
import org.chimerapool.ui.kit.Errand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A log of any length in the browser, of which only what is in sight is there.
@Tag("chimera-log")
@JsModule("context://chimera/chimera-log.js")
final class LogPane extends Component {

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,15}(,[0-9]{1,15}){0,600}");

  private final transient LogReads reads;
  private final transient Reader reader;
  private long run;

  /// What the reader of a log does.
  interface Reader {

    void follows(boolean now);

    void looks(String text, LogLevel least);

    void marks(long line);
  }

  LogPane(LogReads reads, Reader reader) {
    this.reads = reads;
    this.reader = reader;
  }

  /// Shows another log, or the same anew.
  ///
  /// @param line to bring into view; 0 for the end
  void open(long shown, LogWish wish, boolean sparse, long total, Instant begin, long line) {
    run = shown;
    getElement().callJsFunction("speak", labels(), (double) begin.toEpochMilli());
    ObjectNode opened = JsonNodeFactory.instance.objectNode();
    opened.put("line", line).put("follow", wish.following()).put("find", wish.text());
    opened.put("level", wish.least().number()).put("sparse", sparse);
    getElement().callJsFunction("open", (double) total, opened);
  }

  void show(LogNews news, List<Step> steps) {
    if (!news.listed().numbers().isEmpty()) {
      getElement().callJsFunction("listed", numbers(news.listed()));
    }
    if (!news.found().numbers().isEmpty() || news.found().seenTo() > 0) {
      getElement().callJsFunction("found", numbers(news.found()), news.found().more());
    }
    getElement().callJsFunction("grow", (double) news.total(), json(news.fresh()));
    if (!news.steps().isEmpty()) {
      ArrayNode places = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < steps.size(); i++) {
        Long first = news.steps().get(i);
        if (first != null) {
          places.addArray().add(first).add(steps.get(i).name());
        }
      }
      getElement().callJsFunction("phases", places);
    }
  }

  private static ArrayNode numbers(Hits hits) {
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    hits.numbers().forEach(numbers::add);
    return numbers;
  }

  private ObjectNode labels() {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    for (String name :
        List.of(
            "log",
            "find",
            "findHint",
            "previous",
            "next",
            "only",
            "level",
            "step",
            "error",
            "time",
            "clock",
            "copy",
            "save",
            "full",
            "end",
            "empty",
            "none",
            "link",
            "linked",
            "copied",
            "uncopied",
            "tools")) {
      labels.put(name, getTranslation("log.pane." + name.toLowerCase(Locale.ROOT)));
    }
    ArrayNode levels = labels.putArray("levels");
    ArrayNode marks = labels.putArray("marks");
    for (LogLevel level : LogLevel.values()) {
      String name = level.name().toLowerCase(Locale.ROOT);
      levels.add(getTranslation("log.level." + name));
      boolean marked = level.number() >= LogLevel.INFO.number();
      marks.add(marked ? getTranslation("log.mark." + name) : "");
    }
    return labels;
  }

  @ClientCallable
  private void follows(boolean now) {
    reader.follows(now);
  }

  @ClientCallable
  private void look(String text, int level) {
    LogLevel least =
        level >= 0 && level < LogLevel.values().length ? LogLevel.of(level) : LogLevel.DEBUG;
    reader.looks(text.strip().substring(0, Math.min(200, text.strip().length())), least);
  }

  @ClientCallable
  private void marks(double line) {
    reader.marks((long) line);
  }

  @ClientCallable
  private void fetchFrom(double first, int count) {
    long of = run;
    long from = Math.max(1, (long) first);
    give(() -> reads.from(of, from, Math.clamp(count, 1, 1_000)));
  }

  @ClientCallable
  private void fetchThese(String wanted) {
    if (NUMBERS.matcher(wanted).matches()) {
      long of = run;
      List<Long> numbers = Pattern.compile(",").splitAsStream(wanted).map(Long::valueOf).toList();
      give(() -> reads.these(of, numbers));
    }
  }

  @ClientCallable
  private void trouble(double after) {
    long of = run;
    jump(() -> reads.trouble(of, (long) after));
  }

  @ClientCallable
  private void toTime(double millis) {
    long of = run;
    Instant time = Instant.ofEpochMilli(Math.clamp((long) millis, 0, 253_402_300_799_000L));
    jump(() -> reads.at(of, time));
  }

  private void give(Supplier<List<LogLine>> lines) {
    Errand.run(
        lines,
        found -> getElement().callJsFunction("give", json(found)),
        failure -> getElement().callJsFunction("give", json(List.of())));
  }

  private void jump(Supplier<OptionalLong> place) {
    Errand.run(
        place,
        found -> found.ifPresent(line -> getElement().callJsFunction("jump", (double) line)),
        failure -> getElement().callJsFunction("give", json(List.of())));
  }

  private static ArrayNode json(List<LogLine> lines) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (LogLine line : lines) {
      rows.addArray()
          .add(line.seq())
          .add(line.at().toEpochMilli())
          .add(line.level().number())
          .add(line.text());
    }
    return rows;
  }
}
