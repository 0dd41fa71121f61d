package org.chimerapool.ui.account;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.PublicLayout;

/// One's own account for miners, who never see the console.
@Route(value = "me/account", layout = PublicLayout.class)
@PermitAll
class OwnAccountView extends AccountView {

  OwnAccountView(AccountPresenter presenter, LiveUpdates updates) {
    super(presenter, updates);
  }
}
