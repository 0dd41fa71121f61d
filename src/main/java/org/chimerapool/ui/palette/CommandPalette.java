package org.chimerapool.ui.palette;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds and does everything by name, from the keyboard. The browser holds what is always on offer
/// and opens without asking.
@Tag("chimera-palette")
@JsModule("context://chimera/chimera-palette.js")
public final class CommandPalette extends Component {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> WORDS =
      List.of(
          "palette.label",
          "palette.placeholder",
          "palette.none",
          "palette.recent",
          "palette.move",
          "palette.choose",
          "palette.close",
          "palette.keys",
          "palette.count");

  private final CommandCatalog catalog;
  private final Map<String, String> jumps;
  private final Visitor visitor = Visitor.current();
  private final Actor actor = Actor.of(visitor);
  private final Words words = this::getTranslation;
  private final Map<String, Command> always = new HashMap<>();
  private final Map<String, Command> found = new HashMap<>();
  private List<Offer> offered = List.of();

  /// @param jumps the letter after `g` that leads to a command, by its id
  public CommandPalette(CommandCatalog catalog, Map<String, String> jumps) {
    this.catalog = catalog;
    this.jumps = Map.copyOf(jumps);
    getElement().setAttribute("account", Long.toString(visitor.account()));
    WORDS.forEach(
        key -> getElement().setAttribute(key.replace("palette.", "word-"), words.say(key, "#")));
    getElement().setAttribute("shortcuts", shortcuts().toString());
  }

  /// Opens it from a button.
  public void open() {
    getElement().callJsFunction("open");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    offered = List.of();
    opened();
  }

  @ClientCallable
  private void opened() {
    Errand.run(() -> catalog.all(visitor), this::offer, failure -> {});
  }

  private void offer(List<Command> commands) {
    List<Offer> offers = offers(commands, always);
    if (!offers.equals(offered)) {
      offered = offers;
      getElement().callJsFunction("offer", json(offers));
    }
  }

  @ClientCallable
  private void search(String text, int number) {
    Errand.run(
        () -> catalog.search(visitor, text),
        answer -> getElement().callJsFunction("found", number, json(offers(answer, found))),
        failure -> {});
  }

  @ClientCallable
  private void choose(String id) {
    Command command = always.getOrDefault(id, found.get(id));
    if (command != null
        && command.allowed(actor)
        && command.target() instanceof Command.Target.Act(Runnable act)) {
      act.run();
    }
  }

  private List<Offer> offers(List<Command> commands, Map<String, Command> kept) {
    kept.clear();
    commands.forEach(command -> kept.put(command.id(), command));
    return commands.stream().map(one -> CommandCatalog.offer(one, actor, words)).toList();
  }

  private ArrayNode json(List<Offer> offers) {
    ArrayNode all = JSON.arrayNode();
    for (Offer offer : offers) {
      ObjectNode one =
          all.addObject()
              .put("id", offer.id())
              .put("group", offer.group())
              .put("title", offer.title())
              .put("words", offer.words())
              .put("denied", offer.denied());
      String href = offer.href();
      if (href != null) {
        one.put("href", href);
      }
      String jump = jumps.get(offer.id());
      if (jump != null) {
        one.put("jump", jump);
      }
    }
    return all;
  }

  private ArrayNode shortcuts() {
    ArrayNode all = JSON.arrayNode();
    shortcut(all, "Ctrl K", "palette.label");
    shortcut(all, "/", "palette.key.search");
    shortcut(all, "?", "palette.keys");
    shortcut(all, "g …", "palette.key.jump");
    shortcut(all, "Esc", "palette.close");
    return all;
  }

  private void shortcut(ArrayNode all, String keys, String key) {
    all.addArray().add(keys).add(words.say(key));
  }
}
