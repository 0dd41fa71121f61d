package org.chimerapool.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.access.PerTenant;
import org.springframework.stereotype.Component;

/// Keeps those who are bound to tenants from every screen that is not [PerTenant], before it is
/// made, and says why.
@Component
class TenantGate implements VaadinServiceInitListener {

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addUIInitListener(made -> made.getUI().addBeforeEnterListener(TenantGate::judge));
  }

  private static void judge(BeforeEnterEvent event) {
    Class<?> screen = event.getNavigationTarget();
    if (event.getLocation().getFirstSegment().equals("console")
        && !HasErrorParameter.class.isAssignableFrom(screen)
        && !screen.isAnnotationPresent(PerTenant.class)
        && Visitor.find()
            .filter(visitor -> !visitor.rights().contains(Permission.SEE_INSTALLATION))
            .filter(Visitor::bound)
            .isPresent()) {
      event.rerouteToError(new NotOfATenantException(), "");
    }
  }

  /// A screen of the whole installation was asked for.
  static final class NotOfATenantException extends RuntimeException {

    NotOfATenantException() {
      super("this screen belongs to the whole installation", null, false, false);
    }
  }
}
