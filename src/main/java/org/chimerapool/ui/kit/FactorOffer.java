package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.chimerapool.identity.Enrolment;

/// A secret for an authenticator app, as a QR code and to type, and the field for its first code.
public final class FactorOffer extends Div {

  private final TextField code = codeField("factor-code");

  public FactorOffer(Enrolment offered) {
    addClassNames("form", "offer");
    Paragraph typed = new Paragraph(getTranslation("factor.typed"));
    typed.addClassName("dim");
    Div secret = new Div(typed, new CopyableText(offered.secret()));
    Div side = new Div(new QrCode(offered.uri(), getTranslation("factor.qr")), secret);
    side.addClassName("scan");
    code.setLabel(getTranslation("factor.first"));
    add(side, code);
  }

  /// A field for six digits.
  public static TextField codeField(String id) {
    TextField field = new TextField();
    field.setId(id);
    field.addClassName("code");
    field.setMaxLength(40);
    field.setWidthFull();
    field.getElement().setAttribute("autocomplete", "one-time-code");
    field.getElement().setAttribute("inputmode", "numeric");
    field.getElement().setAttribute("autocapitalize", "none");
    return field;
  }

  public String code() {
    return code.getValue();
  }

  public void wrong() {
    code.clear();
    code.setErrorMessage(getTranslation("factor.wrong"));
    code.setInvalid(true);
    code.focus();
  }

  public void focus() {
    code.focus();
  }
}
