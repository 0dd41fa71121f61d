package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Words;

/// Says why the buttons around cannot be pressed by this visitor.
public final class DeniedNote extends Paragraph {

  public DeniedNote(Actor visitor, Permission needed, Words words) {
    addClassName("denied");
    add(new Svg(Icons.LOCK), new Span(words.say("denied.look") + " " + why(needed, words)));
    setVisible(!visitor.may(needed));
  }

  /// Which role it takes, or that it is nothing for those who are bound to tenants.
  public static String why(Permission needed, Words words) {
    if (!needed.isOfATenant() && Visitor.find().filter(Visitor::bound).isPresent()) {
      return words.say("tenant.closed.next");
    }
    String lowest = needed.roles().getLast().name().toLowerCase(Locale.ROOT);
    return words.say("denied.role", words.say("role." + lowest));
  }
}
