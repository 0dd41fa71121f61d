package org.chimerapool.ui.leaderboards;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.chimerapool.gamification.Profile;
import org.chimerapool.gamification.ProfileOutcome;
import org.chimerapool.gamification.Profiles;
import org.chimerapool.identity.AccountId;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Toast;

/// Lets somebody choose how public lists show them.
final class AppearanceForm {

  private static final int NAME_LENGTH = 24;

  private final Profiles profiles;
  private final AccountId account;
  private final Runnable done;
  private final TextField name = new TextField();
  private final Checkbox hidden = new Checkbox();
  private final Checkbox merged = new Checkbox();
  private final FormDialog dialog;

  private AppearanceForm(Profiles profiles, AccountId account, Profile now, Runnable done) {
    this.profiles = profiles;
    this.account = account;
    this.done = done;
    dialog =
        new FormDialog(
            name.getTranslation("appearance.title"),
            name.getTranslation("appearance.lead"),
            "appearance.save",
            this::save,
            name,
            hidden,
            merged);
    name.setLabel(name.getTranslation("appearance.name"));
    name.setHelperText(name.getTranslation("appearance.name.help"));
    name.setMaxLength(NAME_LENGTH);
    name.setValue(now.name().orElse(""));
    hidden.setLabel(name.getTranslation("appearance.hidden"));
    hidden.setValue(now.hidden());
    merged.setLabel(name.getTranslation("appearance.merged"));
    merged.setValue(now.merged());
  }

  static void open(Profiles profiles, AccountId account, Profile now, Runnable done) {
    new AppearanceForm(profiles, account, now, done).dialog.open();
  }

  private void save() {
    Profile wanted =
        new Profile(
            Optional.of(name.getValue()).filter(text -> !text.isBlank()),
            hidden.getValue(),
            merged.getValue());
    Errand.run(
        () -> profiles.change(account, wanted),
        this::told,
        failure -> dialog.fault(name.getTranslation("panel.failed")));
  }

  private void told(ProfileOutcome outcome) {
    switch (outcome) {
      case DONE -> {
        dialog.close();
        Toast.say(name.getTranslation("appearance.saved"));
        done.run();
      }
      case OWNS_NOTHING -> fault("appearance.fault.nothing");
      case LENGTH -> fault("appearance.fault.length");
      case CHARACTERS -> fault("appearance.fault.characters");
      case LIKE_AN_ADDRESS -> fault("appearance.fault.address");
      case RESERVED -> fault("appearance.fault.reserved");
      case TAKEN -> fault("appearance.fault.taken");
    }
  }

  private void fault(String key) {
    dialog.fault(name.getTranslation(key));
  }
}
