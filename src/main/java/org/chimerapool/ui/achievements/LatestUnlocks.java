package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import org.chimerapool.gamification.Unlock;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Panel;

/// Who got a badge last. Not to be seen while nobody did.
public final class LatestUnlocks extends Div {

  private final Formats formats;
  private final UnorderedList list = new UnorderedList();
  private final Panel panel;
  private List<?> shown = List.of();

  public LatestUnlocks(Formats formats) {
    this.formats = formats;
    addClassName("unlock-panel");
    list.addClassName("unlocks");
    panel =
        new Panel("achievements.latest", list)
            .action(
                new AppLink("achievements", getTranslation("achievements.all")).look("btn quiet"));
    panel.ready();
    add(panel);
    setVisible(false);
  }

  public void show(List<Unlock> latest, Instant now) {
    setVisible(!latest.isEmpty());
    List<String> ages = latest.stream().map(one -> formats.ago(one.at(), now)).toList();
    List<?> next = List.of(latest, ages);
    if (!next.equals(shown)) {
      shown = next;
      list.removeAll();
      for (int i = 0; i < latest.size(); i++) {
        list.add(line(latest.get(i), ages.get(i)));
      }
    }
  }

  private ListItem line(Unlock unlock, String age) {
    String who = unlock.name().orElseGet(() -> CopyableText.shorten(unlock.address(), 6));
    AppLink miner = new AppLink("miner/" + unlock.address(), who);
    miner.addClassName(unlock.name().isPresent() ? "who" : "mono");
    Span title = new Span(BadgeWords.title(unlock.rule(), formats));
    title.addClassName("what");
    Span when = new Span(age);
    when.addClassName("dim");
    when.setTitle(formats.moment(unlock.at()));
    Div words = new Div(title, miner);
    words.addClassName("words");
    ListItem line = new ListItem(new BadgeArt(unlock.rule(), true), words);
    if (unlock.simulated()) {
      line.add(Chip.simulated(getTranslation("miner.simulated")));
    }
    line.add(when);
    return line;
  }
}
