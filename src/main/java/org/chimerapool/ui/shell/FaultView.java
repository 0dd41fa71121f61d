package org.chimerapool.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.chimerapool.ui.kit.AppLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page could not be made, most often because the database is away. Says nothing about why: that
/// is for the log.
@ParentLayout(PublicLayout.class)
@AnonymousAllowed
class FaultView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

  private static final Logger LOG = LoggerFactory.getLogger(FaultView.class);

  FaultView() {
    addClassName("hero");
    Paragraph lead = new Paragraph(getTranslation("fault.next"));
    lead.addClassName("lead");
    Div gap = new Div(new AppLink("", getTranslation("notfound.home")).look("btn"));
    gap.addClassName("empty");
    add(new Div(new H1(getTranslation("fault.title")), lead, gap));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    Exception failure = parameter.getException();
    String path = event.getLocation().getPath().replaceAll("\\p{Cntrl}", " ");
    LOG.warn("the page {} cannot be shown: {}", path, failure.toString());
    LOG.debug("a page cannot be shown", failure);
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("fault.title");
  }
}
