package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;
import org.chimerapool.identity.PasswordRules;

/// Asks for a password of one's own, twice.
public final class NewPassword extends Div {

  private final PasswordField fresh = new PasswordField();
  private final PasswordField repeated = new PasswordField();

  public NewPassword() {
    addClassName("form");
    field(fresh, "new-password", "field.newpassword");
    fresh.setHelperText(getTranslation("claim.password.help", PasswordRules.MIN_LENGTH));
    field(repeated, "repeated", "field.repeated");
    add(fresh, repeated);
  }

  private void field(PasswordField field, String id, String labelKey) {
    field.setId(id);
    field.setLabel(getTranslation(labelKey));
    field.getElement().setAttribute("autocomplete", "new-password");
    field.setWidthFull();
  }

  /// The password where the rules take it and both agree; otherwise the fields say why not.
  public Optional<String> read(String login) {
    fresh.setInvalid(false);
    repeated.setInvalid(false);
    Optional<PasswordRules.Fault> fault = PasswordRules.check(fresh.getValue(), login);
    if (fault.isPresent()) {
      refuse(fault.get());
      return Optional.empty();
    }
    if (!fresh.getValue().equals(repeated.getValue())) {
      refuse(repeated, getTranslation("claim.repeated.differs"));
      return Optional.empty();
    }
    return Optional.of(fresh.getValue());
  }

  public void refuse(PasswordRules.Fault fault) {
    var words = PasswordWords.of(fault);
    refuse(fresh, getTranslation(words.key(), words.arguments().toArray()));
  }

  private static void refuse(PasswordField field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    field.focus();
  }

  public void focus() {
    fresh.focus();
  }
}
