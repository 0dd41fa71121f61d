package org.chimerapool.ui.leaderboards;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;

/// The first three.
final class Podium extends OrderedList {

  private static final int PLACES = 3;

  private final Formats formats;

  Podium(Formats formats) {
    this.formats = formats;
    addClassName("podium");
  }

  void show(Board board) {
    removeAll();
    List<BoardRow> first = board.rows().stream().limit(PLACES).toList();
    setVisible(first.size() == PLACES);
    first.forEach(row -> add(place(board, row)));
  }

  private ListItem place(Board board, BoardRow row) {
    Span rank = new Span(formats.count(row.rank()));
    rank.addClassName("place");
    AppLink who = new AppLink("miner/" + row.address(), BoardWords.name(row));
    who.addClassName(row.name().isPresent() ? "who" : "mono");
    who.setTitle(row.address());
    Figure figure = BoardWords.value(board.kind(), row, formats);
    Span number = new Span(figure.number());
    number.addClassName("number");
    Span unit = new Span(figure.unit().isEmpty() ? "" : " " + figure.unit());
    unit.addClassName("unit");
    Span value = new Span(number, unit);
    value.addClassName("fig");
    Span level = new Span(formats.words().say("board.level", row.level()));
    level.addClassName("dim");
    ListItem item = new ListItem(rank, who, value, level);
    item.addClassName("place-" + row.rank());
    if (row.simulated()) {
      item.add(Chip.simulated(getTranslation("miner.simulated")));
    }
    return item;
  }
}
