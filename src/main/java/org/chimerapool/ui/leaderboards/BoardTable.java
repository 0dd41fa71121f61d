package org.chimerapool.ui.leaderboards;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Places, one a line.
final class BoardTable {

  private final Formats formats;
  private final DataTable<Line> table;

  /// A place with the board that it is on.
  private record Line(Board board, BoardRow row, boolean own) {}

  BoardTable(String label, Formats formats) {
    this.formats = formats;
    table =
        new DataTable<Line>(label)
            .column(
                "board.rank", "r tight", line -> line.row.rank(), line -> new Text(rank(line.row)))
            .column("board.movement", "tight", this::moved, this::movement)
            .wideScreensOnly()
            .column("board.miner", "", line -> List.of(line.row, line.own), this::miner)
            .column("board.class", "dim", line -> line.row.size(), line -> new Text(size(line)))
            .wideScreensOnly()
            .figure("board.level.short", line -> formats.count(line.row.level()))
            .wideScreensOnly()
            .figure("board.shares", line -> formats.count(line.row.shares()))
            .wideScreensOnly()
            .figure("board.value", this::value);
  }

  DataTable<?> component() {
    return table;
  }

  /// @param own rows that are marked
  void show(Board board, List<BoardRow> rows, List<BoardRow> own) {
    table.show(rows.stream().map(row -> new Line(board, row, own.contains(row))).toList());
  }

  private String rank(BoardRow row) {
    return formats.count(row.rank());
  }

  private String size(Line line) {
    return formats.words().say("size." + line.row.size().name().toLowerCase(Locale.ROOT));
  }

  private String value(Line line) {
    return BoardWords.value(line.board.kind(), line.row, formats).toString();
  }

  private String moved(Line line) {
    return BoardWords.movement(line.board, line.row, formats);
  }

  private Component movement(Line line) {
    Span moved = new Span(moved(line));
    int places = line.row.movement().orElse(0);
    moved.addClassName(places > 0 ? "good" : places < 0 ? "bad" : "dim");
    Optional.of(moved.getText())
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> moved.setTitle(formats.words().say("board.movement.title", places)));
    return moved;
  }

  private Component miner(Line line) {
    BoardRow row = line.row;
    AppLink link = new AppLink("miner/" + row.address(), BoardWords.name(row));
    link.addClassName(row.name().isPresent() ? "who" : "mono");
    link.setTitle(row.address());
    Span cell = new Span(link);
    cell.addClassName("status");
    if (row.addresses() > 1) {
      cell.add(new Chip(formats.words().say("board.merged", row.addresses())));
    }
    if (row.simulated()) {
      cell.add(Chip.simulated(formats.words().say("miner.simulated")));
    }
    if (line.own) {
      Chip own = new Chip(formats.words().say("board.own"));
      own.addClassNames("tiny", "on");
      cell.add(own);
    }
    return cell;
  }
}
