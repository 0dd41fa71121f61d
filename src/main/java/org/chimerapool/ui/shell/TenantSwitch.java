package org.chimerapool.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.SignedIn;
import org.chimerapool.identity.Tenant;
import org.chimerapool.identity.Tenants;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Toast;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// For which tenant somebody is at work. Not to be seen while there is only one.
final class TenantSwitch extends Div {

  private final transient Tenants tenants;
  private final Visitor visitor;

  TenantSwitch(Tenants tenants, Visitor visitor) {
    this.tenants = tenants;
    this.visitor = visitor;
    addClassName("tenant");
    setVisible(false);
    addAttachListener(event -> Errand.run(() -> tenants.open(visitor), this::show, failure -> {}));
  }

  private void show(List<Tenant> open) {
    removeAll();
    setVisible(open.size() > 1);
    if (open.size() < 2) {
      return;
    }
    List<Optional<Tenant>> choices = new ArrayList<>();
    if (!visitor.bound()) {
      choices.add(Optional.empty());
    }
    open.forEach(tenant -> choices.add(Optional.of(tenant)));
    Select<Optional<Tenant>> list = new Select<>();
    list.setId("tenant-switch");
    list.setAriaLabel(getTranslation("tenant.switch"));
    list.setItems(choices);
    list.setItemLabelGenerator(
        choice -> choice.map(Tenant::name).orElseGet(() -> getTranslation("tenant.all")));
    list.setValue(
        open.stream()
            .filter(tenant -> Optional.of(tenant.id()).equals(visitor.tenant()))
            .findFirst());
    list.addValueChangeListener(event -> enter(event.getValue()));
    add(list);
  }

  private void enter(Optional<Tenant> chosen) {
    Optional<Visitor> there = tenants.enter(visitor, chosen.map(Tenant::id));
    if (there.isEmpty()) {
      Toast.fault(getTranslation("tenant.lost"));
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SignedIn.of(there.get()));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository()
        .saveContext(
            context,
            VaadinServletRequest.getCurrent().getHttpServletRequest(),
            VaadinServletResponse.getCurrent().getHttpServletResponse());
    UI.getCurrent().getPage().setLocation("console");
  }
}
