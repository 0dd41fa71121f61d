package org.chimerapool.ui.guard;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Toast;

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
  private final Words words;

  private BanForm(String suggested, Formats formats) {
    words = formats.words();
    range.setId("ban-range");
    range.setLabel(words.say("ban.range"));
    range.setHelperText(words.say("ban.range.help"));
    range.setValue(suggested);
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
    BanForm form = new BanForm(suggested, formats);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
                form.words.say("ban.title"),
                form.words.say("ban.lead"),
                "ban.do",
                () -> form.submit(opened[0], desk, visitor, done),
                form.range,
                form.length,
                form.reason)
            .grave();
    opened[0].open();
  }

  private void submit(FormDialog dialog, BanDesk desk, Actor visitor, Runnable done) {
    range.setInvalid(false);
    String asked = range.getValue();
    Optional<Duration> howLong = length.getValue();
    String why = reason.getValue().strip();
    dialog.busy();
    Errand.run(
        () -> desk.ban(visitor, asked, howLong, why),
        ban -> {
          dialog.close();
          Toast.say(words.say("ban.done", ban.range().toString()));
          done.run();
        },
        failure -> {
          boolean range = failure instanceof IllegalArgumentException;
          dialog.fault(range ? "" : words.say("action.failed"));
          if (range) {
            this.range.setErrorMessage(words.say("ban.range.form"));
            this.range.setInvalid(true);
          }
        });
  }
}
