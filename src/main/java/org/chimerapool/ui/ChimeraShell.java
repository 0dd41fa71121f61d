package org.chimerapool.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/// What the first page of every visit loads: Vaadin's theme, then our tokens and shapes.
@Push
@ColorScheme(ColorScheme.Value.DARK)
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://chimera/tokens.css")
@StyleSheet("context://chimera/chimera.css")
@StyleSheet("context://chimera/miners.css")
public class ChimeraShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addFavIcon("icon", "chimera/icon.svg", "any");
    settings.addLink("manifest", "chimera/manifest.json");
    settings.addLink("apple-touch-icon", "chimera/icons/icon-192.png");
    settings.addMetaTag("theme-color", "#090c11");
  }
}
