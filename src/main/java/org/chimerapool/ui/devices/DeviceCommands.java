package org.chimerapool.ui.devices;

import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// A new device rule from wherever one is.
@Component
class DeviceCommands implements CommandSource {

  private final DevicesPresenter presenter;

  DeviceCommands(DevicesPresenter presenter) {
    this.presenter = presenter;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return List.of(
        Command.action(
                "device:new",
                Phrase.of("devices.new"),
                Permission.RUN_DEVICE_RULES,
                () ->
                    new RuleActions(
                            presenter, Actor.of(visitor), PageFormats.current().words(), () -> {})
                        .edit(Optional.empty()))
            .alsoCalled("palette.new.words"));
  }
}
