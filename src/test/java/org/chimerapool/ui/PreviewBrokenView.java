package org.chimerapool.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// A page that breaks when it is entered, as one does whose database is away.
@Route("broken")
@AnonymousAllowed
class PreviewBrokenView extends Div implements BeforeEnterObserver {

  static final String SECRET = "jdbc:postgresql://db/chimera";

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    throw new IllegalStateException("no connection to " + SECRET);
  }
}
