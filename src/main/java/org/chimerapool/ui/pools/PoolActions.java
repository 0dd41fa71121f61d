package org.chimerapool.ui.pools;

import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;

/// Asks before what miners feel, does it, and says how it went.
final class PoolActions {

  private static final List<Duration> DEADLINES =
      List.of(
          Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  private final PoolsPresenter presenter;
  private final Actor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;

  PoolActions(PoolsPresenter presenter, Actor visitor, Formats formats, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
  }

  RowMenu menu(PoolEntry pool) {
    RowMenu menu = new RowMenu(words.say("pools.menu", pool.plan().name()));
    menu.action("action.edit", () -> edit(Optional.of(pool)));
    switch (pool.state()) {
      case RUNNING, WAITING ->
          menu.action("pools.pause", () -> pause(pool))
              .action("pools.drain", () -> drain(pool))
              .grave("pools.stop", () -> stop(pool));
      case PAUSED ->
          menu.action("pools.resume", () -> start(pool)).grave("pools.stop", () -> stop(pool));
      case DRAINING ->
          menu.action("pools.drain.end", () -> start(pool)).grave("pools.stop", () -> stop(pool));
      case STOPPED ->
          menu.action("pools.start", () -> start(pool)).grave("pools.remove", () -> remove(pool));
    }
    return visitor.may(Permission.RUN_POOLS)
        ? menu
        : menu.denied(DeniedNote.why(Permission.RUN_POOLS, words));
  }

  /// @param pool empty for a new one
  void edit(Optional<PoolEntry> pool) {
    PoolForm.open(presenter, visitor, pool, formats, done);
  }

  void start(PoolEntry pool) {
    perform(() -> presenter.start(visitor, pool), "pools.done.started", pool);
  }

  void pause(PoolEntry pool) {
    confirm(
        "pools.pause",
        pool,
        "pools.pause.effect",
        () -> perform(() -> presenter.pause(visitor, pool), "pools.done.paused", pool));
  }

  void stop(PoolEntry pool) {
    confirm(
        "pools.stop",
        pool,
        "pools.stop.effect",
        () -> perform(() -> presenter.stop(visitor, pool), "pools.done.stopped", pool));
  }

  void drain(PoolEntry pool) {
    Select<Duration> deadline = new Select<>();
    deadline.setLabel(words.say("pools.drain.deadline"));
    deadline.setItems(DEADLINES);
    deadline.setItemLabelGenerator(formats::span);
    deadline.setValue(DEADLINES.get(1));
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("pools.drain.title", pool.plan().name()),
            words.say("pools.drain.effect", pool.connections()),
            "pools.drain",
            () -> {
              Duration atMost = deadline.getValue();
              opened[0].close();
              perform(() -> presenter.drain(visitor, pool, atMost), "pools.done.draining", pool);
            },
            deadline);
    opened[0].open();
  }

  void remove(PoolEntry pool) {
    TypedConfirm.open(
        words.say("pools.remove.title", pool.plan().name()),
        words.say("pools.remove.effect"),
        pool.plan().name(),
        "pools.remove",
        dialog -> {
          dialog.close();
          perform(() -> presenter.remove(visitor, pool), "pools.done.removed", pool);
        });
  }

  private void confirm(String actionKey, PoolEntry pool, String effectKey, Runnable confirmed) {
    Confirm.open(
        words.say(actionKey + ".title", pool.plan().name()),
        words.say(effectKey, pool.connections()),
        actionKey,
        confirmed);
  }

  private void perform(Runnable work, String doneKey, PoolEntry pool) {
    Errand.run(
        work,
        () -> {
          Toast.say(words.say(doneKey, pool.plan().name()));
          done.run();
        },
        failure -> Toast.fault(PoolWords.fault(failure, words)));
  }
}
