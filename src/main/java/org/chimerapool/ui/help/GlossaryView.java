package org.chimerapool.ui.help;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.chimerapool.ui.kit.Term;
import org.chimerapool.ui.shell.PublicLayout;

/// Every word that pages explain, on one page.
@Route(value = "glossary", layout = PublicLayout.class)
@AnonymousAllowed
class GlossaryView extends Div implements HasDynamicTitle {

  GlossaryView() {
    Div hero = new Div(new H1(getTranslation("term.all")));
    hero.addClassName("hero");
    DescriptionList words = new DescriptionList();
    words.addClassName("glossary");
    for (Term term : Term.values()) {
      Div entry =
          new Div(
              new DescriptionList.Term(getTranslation(term.nameKey())),
              new Description(getTranslation(term.textKey())));
      words.getElement().appendChild(entry.getElement());
    }
    Section panel = new Section(words);
    panel.addClassName("panel");
    add(hero, panel);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("term.all") + " · Chimera";
  }
}
