package org.chimerapool.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.chimerapool.ui.kit.AppLink;

/// There is no such page. Says nothing about what was asked for.
@ParentLayout(PublicLayout.class)
@AnonymousAllowed
class NotFoundView extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

  NotFoundView() {
    addClassName("hero");
    Paragraph lead = new Paragraph(getTranslation("notfound.next"));
    lead.addClassName("lead");
    AppLink back = new AppLink("", getTranslation("notfound.home")).look("btn");
    Div gap = new Div(back);
    gap.getElement().setAttribute("class", "empty");
    add(new Div(new H1(getTranslation("notfound.title")), lead, gap));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("notfound.title");
  }
}
