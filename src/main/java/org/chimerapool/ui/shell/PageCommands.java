package org.chimerapool.ui.shell;

import com.vaadin.flow.component.UI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.Command.Group;
import org.chimerapool.ui.palette.Command.Target;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The console's pages, and what everybody may choose for their own browser.
@Component
@Order(0)
class PageCommands implements CommandSource {

  private final OwnPools pools;

  PageCommands(OwnPools pools) {
    this.pools = pools;
  }

  @Override
  public boolean ofTenant() {
    return true;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return Stream.of(pages(), Stream.of(kiosk(visitor)), schemes())
        .flatMap(commands -> commands)
        .toList();
  }

  private static Stream<Command> pages() {
    return Stream.concat(
        Arrays.stream(ConsolePage.values()).map(ConsolePage::command),
        Stream.of(
            Command.page("menu.own", new ScreenUrl("console/account", Map.of()))
                .alsoCalled("menu.own.words"),
            Command.page("palette.home", new ScreenUrl("", Map.of()))
                .alsoCalled("palette.home.words")));
  }

  private Command kiosk(Visitor visitor) {
    return new Command(
        "do:kiosk",
        Group.ACTIONS,
        Phrase.of("kiosk.title"),
        Optional.of(Phrase.of("kiosk.title.words")),
        new Target.Act(() -> KioskForm.open(pools.all(visitor.tenant()))),
        Optional.empty());
  }

  private static Stream<Command> schemes() {
    return Arrays.stream(BrowserMemory.Scheme.values()).map(PageCommands::scheme);
  }

  private static Command scheme(BrowserMemory.Scheme scheme) {
    return new Command(
        "do:scheme:" + scheme.key(),
        Group.ACTIONS,
        Phrase.of("palette.scheme", Phrase.of("scheme." + scheme.key())),
        Optional.of(Phrase.of("palette.scheme.words")),
        new Target.Act(
            () -> {
              BrowserMemory.remember(scheme);
              UI.getCurrent().getPage().setColorScheme(scheme.vaadin());
            }),
        Optional.empty());
  }
}
