package org.chimerapool.ui.guard;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.pool.Ban;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;

/// Asks who is to be kept out, for how long, and why.
public final class BanForm {

  private static final List<Optional<Duration>> LENGTHS =
      List.of(
          Optional.of(Duration.ofMinutes(10)),
          Optional.of(Duration.ofHours(1)),
          Optional.of(Duration.ofHours(24)),
          Optional.of(Duration.ofDays(30)),
          Optional.empty());

  private final TextField range = new TextField();
  private final Select<Optional<Duration>> length = new Select<>();
  private final TextField reason = new TextField();
  private final List<String> fixed;
  private final BanDesk desk;
  private final Actor visitor;
  private final Runnable done;
  private final Words words;

  private BanForm(
      BanDesk desk,
      Actor visitor,
      String suggested,
      List<String> fixed,
      Formats formats,
      Runnable done) {
    this.desk = desk;
    this.visitor = visitor;
    this.fixed = fixed;
    this.done = done;
    words = formats.words();
    range.setId("ban-range");
    range.setLabel(words.say("ban.range"));
    range.setHelperText(words.say("ban.range.help"));
    range.setValue(fixed.isEmpty() ? suggested : words.say("ban.several", fixed.size()));
    range.setReadOnly(!fixed.isEmpty());
    range.setMaxLength(64);
    range.setWidthFull();
    length.setLabel(words.say("ban.length"));
    length.setItems(LENGTHS);
    length.setItemLabelGenerator(
        time -> time.map(formats::span).orElseGet(() -> words.say("ban.forever")));
    length.setValue(LENGTHS.get(1));
    length.setWidthFull();
    reason.setId("ban-reason");
    reason.setLabel(words.say("ban.reason"));
    reason.setMaxLength(200);
    reason.setWidthFull();
  }

  /// @param suggested the range to begin with; empty for none
  public static void open(
      BanDesk desk, Actor visitor, String suggested, Formats formats, Runnable done) {
    new BanForm(desk, visitor, suggested, List.of(), formats, done).open();
  }

  /// For several at once, of which none can be changed any more.
  public static void open(
      BanDesk desk, Actor visitor, List<String> ranges, Formats formats, Runnable done) {
    new BanForm(desk, visitor, "", ranges, formats, done).open();
  }

  private void open() {
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
                words.say("ban.title"),
                words.say("ban.lead"),
                "ban.do",
                () -> submit(opened[0]),
                range,
                length,
                reason)
            .grave();
    opened[0].open();
  }

  private void submit(FormDialog dialog) {
    range.setInvalid(false);
    List<String> asked = fixed.isEmpty() ? List.of(range.getValue()) : fixed;
    dialog.busy();
    Errand.run(
        () -> desk.atWork(asked),
        atWork -> {
          if (atWork > 1) {
            dialog.close();
            askAgain(asked, atWork);
          } else {
            ban(dialog, asked);
          }
        },
        failure -> fail(dialog, failure));
  }

  /// A range that holds miners at work is typed once more.
  private void askAgain(List<String> asked, int atWork) {
    String name = asked.size() == 1 ? asked.getFirst() : Integer.toString(asked.size());
    TypedConfirm.open(
        words.say("ban.atwork", atWork),
        words.say("ban.atwork.effect"),
        name,
        "ban.do",
        dialog -> ban(dialog, asked));
  }

  private void ban(FormDialog dialog, List<String> asked) {
    Optional<Duration> howLong = length.getValue();
    String why = reason.getValue().strip();
    dialog.busy();
    Errand.run(
        () -> asked.stream().map(one -> desk.ban(visitor, one, howLong, why)).toList(),
        bans -> {
          dialog.close();
          Toast.undo(words.say("ban.done", name(bans)), () -> lift(bans));
          done.run();
        },
        failure -> fail(dialog, failure));
  }

  private String name(List<Ban> bans) {
    return bans.size() == 1
        ? bans.getFirst().range().toString()
        : words.say("ban.several", bans.size());
  }

  private void lift(List<Ban> bans) {
    Errand.run(
        () -> bans.forEach(ban -> desk.lift(visitor, ban)),
        () -> {
          Toast.say(words.say("ban.lifted", name(bans)));
          done.run();
        },
        failure -> Toast.fault(words.say("action.failed")));
  }

  private void fail(FormDialog dialog, RuntimeException failure) {
    boolean malformed = failure instanceof IllegalArgumentException;
    dialog.fault(malformed ? "" : words.say("action.failed"));
    if (malformed) {
      range.setErrorMessage(words.say("ban.range.form"));
      range.setInvalid(true);
    }
  }
}
