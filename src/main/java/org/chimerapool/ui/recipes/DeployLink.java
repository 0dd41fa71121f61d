package org.chimerapool.ui.recipes;

import java.util.Map;
import org.chimerapool.ui.kit.ScreenUrl;

/// The way from a recipe to the form that makes a run of it.
final class DeployLink {

  private DeployLink() {}

  static String to(String code, String template) {
    return new ScreenUrl("console/deployments", Map.of())
        .with("new", code)
        .with("template", template)
        .href();
  }
}
