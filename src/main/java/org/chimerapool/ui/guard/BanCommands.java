package org.chimerapool.ui.guard;

import java.util.List;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Keeps an address out from wherever one is.
@Component
class BanCommands implements CommandSource {

  private final BanDesk desk;

  BanCommands(BanDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return List.of(
        Command.action(
                "ban",
                Phrase.of("ban.new"),
                Permission.BAN_ADDRESSES,
                () -> BanForm.open(desk, Actor.of(visitor), "", PageFormats.current(), () -> {}))
            .alsoCalled("palette.ban.words"));
  }
}
