package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.ScreenUrl;

/// An address that asks for the form of a new run: `?new=RECIPE`, and `&template=NAME` for values
/// that are kept under a name.
final class WantedRun {

  private WantedRun() {}

  static void follow(
      Component page, DeploymentsPresenter presenter, Actor visitor, Formats formats) {
    page.addAttachListener(
        event -> {
          UI ui = event.getUI();
          ScreenUrl url = ScreenUrl.of(ui.getInternals().getActiveViewLocation());
          if (!url.get("new").isEmpty() && visitor.may(Permission.RUN_DEPLOYMENTS)) {
            RunForm.open(
                presenter,
                visitor,
                formats,
                url.get("new"),
                url.get("template"),
                run -> ui.navigate("console/deployments/" + run.id()));
          }
        });
  }
}
