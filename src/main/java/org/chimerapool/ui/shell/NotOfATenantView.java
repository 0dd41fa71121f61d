package org.chimerapool.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.chimerapool.ui.kit.AppLink;

/// Says to somebody who is bound to tenants that a screen belongs to the whole installation.
@ParentLayout(ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class NotOfATenantView extends Div
    implements HasErrorParameter<TenantGate.NotOfATenantException>, HasDynamicTitle {

  NotOfATenantView() {
    addClassName("hero");
    Paragraph lead = new Paragraph(getTranslation("tenant.closed.next"));
    lead.addClassName("lead");
    Div gap = new Div(new AppLink("console", getTranslation("nav.overview")).look("btn"));
    gap.addClassName("empty");
    add(new Div(new H1(getTranslation("tenant.closed")), lead, gap));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<TenantGate.NotOfATenantException> parameter) {
    return HttpServletResponse.SC_FORBIDDEN;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("tenant.closed") + " · Chimera";
  }
}
