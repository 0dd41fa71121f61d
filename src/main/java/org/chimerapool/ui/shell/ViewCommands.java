package org.chimerapool.ui.shell;

import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.SavedViews;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.Command.Group;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Saved views by name.
@Component
class ViewCommands implements CommandSource {

  private final SavedViews views;

  ViewCommands(SavedViews views) {
    this.views = views;
  }

  @Override
  public boolean ofTenant() {
    return true;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return views.of(visitor).stream()
        .map(
            view ->
                new Command(
                    "view:" + view.id(),
                    Group.VIEWS,
                    Phrase.of("text.verbatim", view.name()),
                    Optional.empty(),
                    new Command.Target.Go(ScreenUrl.of(new Location(view.address()))),
                    Optional.empty()))
        .toList();
  }
}
