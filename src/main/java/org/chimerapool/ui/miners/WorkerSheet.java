package org.chimerapool.ui.miners;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerFigures;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.WindowStrip;

/// One worker: its hashrate over every window, its best hashes, how long it worked.
final class WorkerSheet {

  private final Formats formats;
  private final Words words;

  WorkerSheet(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
  }

  void open(WorkerFigures worker) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(words.say("miners.sheet", worker.worker().toString()));
    dialog.setWidth("min(760px, 100vw - 32px)");
    WindowStrip windows = new WindowStrip(words.say("overview.windows"), formats);
    windows.show(worker.hashrate());
    FactList facts = new FactList();
    facts.show("worker.device", worker.agent().isEmpty() ? "–" : worker.agent());
    facts.show("miners.since", formats.moment(worker.since()));
    facts.show("worker.last", worker.lastShareAt().map(formats::moment).orElse("–"));
    facts.show("worker.shares", formats.count(worker.shares()));
    facts.show("worker.refused", refused(worker));
    facts.show("miners.best.ever", difficulty(worker.best().ever()));
    facts.show("miners.best.day", difficulty(worker.best().day()));
    facts.show("miners.best.round", difficulty(worker.best().round()));
    facts.show("miners.uptime.day", uptime(worker, Window.DAY));
    facts.show("miners.uptime.week", uptime(worker, Window.WEEK));
    Div body = new Div(windows, facts);
    body.addClassName("form");
    dialog.add(body);
    AppLink page =
        new AppLink("miner/" + worker.worker().address(), words.say("miners.page")).look("btn");
    dialog.getFooter().add(page, new ActionButton("dialog.close", dialog::close));
    dialog.open();
  }

  private String refused(WorkerFigures worker) {
    return worker.refused().isEmpty()
        ? "0"
        : worker.refused().entrySet().stream()
            .map(
                entry ->
                    formats.count(entry.getValue())
                        + "\u00a0"
                        + words.say("reason." + entry.getKey().name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
  }

  private String difficulty(Optional<Difficulty> best) {
    return best.map(value -> formats.difficulty(value).toString()).orElse("–");
  }

  private String uptime(WorkerFigures worker, Window window) {
    return Optional.ofNullable(worker.uptime().get(window))
        .map(part -> formats.percent(part).toString())
        .orElse("–");
  }
}
