package org.chimerapool.ui.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DeniedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Everything that all screens offer to a visitor. A screen that cannot say what it has is left
/// out; the rest stays.
@Component
public class CommandCatalog {

  static final int FOUND = 20;

  private static final Logger LOG = LoggerFactory.getLogger(CommandCatalog.class);
  private static final int LONGEST = 120;

  private final List<CommandSource> sources;

  CommandCatalog(List<CommandSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /// By group, inside one as the screens gave them.
  List<Command> all(Visitor visitor) {
    return asked(visitor, source -> source.commands(visitor))
        .sorted(Comparator.comparing(Command::group))
        .toList();
  }

  /// What fits a text that somebody typed: anything may stand in it.
  List<Command> search(Visitor visitor, String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    return text.length() < 2 || text.length() > LONGEST
        ? List.of()
        : asked(visitor, source -> source.search(visitor, text, FOUND)).toList();
  }

  private Stream<Command> asked(Visitor visitor, Function<CommandSource, List<Command>> question) {
    return sources.stream()
        .filter(source -> !visitor.bound() || source.ofTenant())
        .flatMap(
            source -> {
              try {
                return question.apply(source).stream();
              } catch (RuntimeException failure) {
                LOG.debug("{} has nothing for the palette", source.getClass(), failure);
                return Stream.empty();
              }
            });
  }

  static Offer offer(Command command, Actor visitor, Words words) {
    return new Offer(
        command.id(),
        words.say("palette.group." + command.group().name().toLowerCase(Locale.ROOT)),
        words.say(command.title()),
        command.keywords().map(words::say).orElse(""),
        switch (command.target()) {
          case Command.Target.Go(var url) -> url.href();
          case Command.Target.Act act -> null;
        },
        command
            .needs()
            .filter(needed -> !visitor.may(needed))
            .map(needed -> DeniedNote.why(needed, words))
            .orElse(""));
  }
}
