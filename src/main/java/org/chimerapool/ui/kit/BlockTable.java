package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;

/// Blocks that the pool found, one a line, each with its way to maturity.
public final class BlockTable {

  private final Formats formats;
  private final DataTable<BlockSummary> table;
  private Instant now = Instant.EPOCH;
  private int decimals = 8;
  private Set<WorkerName> simulated = Set.of();

  private BlockTable(String label, Formats formats) {
    this.formats = formats;
    table = new DataTable<>(label);
  }

  public static BlockTable brief(String label, Formats formats) {
    BlockTable blocks = new BlockTable(label, formats);
    blocks.heightAndTime();
    blocks.effortAndReward();
    blocks.maturity();
    return blocks;
  }

  /// As above, with finder, difficulty and id.
  ///
  /// @param open is told which block is to be looked at
  public static BlockTable full(String label, Formats formats, Consumer<BlockSummary> open) {
    BlockTable blocks = new BlockTable(label, formats);
    blocks.heightAndTime();
    blocks.table.column(
        "block.finder",
        "",
        block -> List.of(block.finder(), blocks.simulated.contains(block.finder())),
        blocks::finder);
    blocks.effortAndReward();
    blocks.table.figure(
        "block.difficulty", block -> formats.difficulty(block.networkDifficulty()).toString());
    blocks.maturity();
    blocks.table.column("block.hash", "wide", BlockSummary::hash, BlockTable::hash);
    blocks.table.column(
        "",
        "r tight",
        BlockSummary::hash,
        block -> new ActionButton("block.answers", () -> open.accept(block)).quiet());
    return blocks;
  }

  public DataTable<BlockSummary> component() {
    return table;
  }

  /// @param coinDecimals digits behind the point of the coin's amounts
  public void show(List<BlockSummary> blocks, int coinDecimals, Instant moment) {
    decimals = coinDecimals;
    now = moment;
    table.show(blocks);
  }

  /// Marks what these found as found by virtual miners.
  public void markSimulated(Set<WorkerName> workers) {
    simulated = workers;
  }

  private void heightAndTime() {
    table.column(
        "block.height",
        "mono",
        BlockSummary::height,
        block -> new Text(formats.count(block.height())));
    table.column(
        "block.found",
        "dim",
        block -> formats.day(block.foundAt(), now),
        block -> {
          Span found = new Span(formats.day(block.foundAt(), now));
          found.setTitle(formats.moment(block.foundAt()));
          return found;
        });
  }

  private void effortAndReward() {
    table.figure(
        "block.effort",
        block ->
            block.effort().isPresent()
                ? formats.percent(block.effort().getAsDouble()).toString()
                : "–");
    table.figure("block.reward", block -> reward(block)).wideScreensOnly();
  }

  private String reward(BlockSummary block) {
    return switch (block.status()) {
      case PENDING, CONFIRMED -> formats.amountInBrief(block.reward(), decimals).number();
      case ORPHANED, REFUSED, SUPERSEDED -> "";
    };
  }

  private void maturity() {
    table.column(
        "block.maturity",
        "",
        block -> List.of(block.status(), block.confirmations(), block.maturity()),
        this::maturity);
  }

  private Component maturity(BlockSummary block) {
    Div fill = new Div();
    fill.setWidth(Math.round(100 * share(block)) + "%");
    Div bar = new Div(fill);
    bar.addClassNames("bar", look(block.status()));
    bar.getElement().setAttribute("aria-hidden", "true");
    Span word = new Span(word(block));
    word.addClassName("word");
    if (!block.detail().isEmpty()) {
      word.setTitle(block.detail());
    }
    Div maturity = new Div(bar, word);
    maturity.addClassName("maturity");
    return maturity;
  }

  private String word(BlockSummary block) {
    return switch (block.status()) {
      case PENDING -> formats.words().say("block.pending", block.confirmations(), block.maturity());
      case CONFIRMED -> formats.words().say("block.confirmed");
      case ORPHANED -> formats.words().say("block.orphaned");
      case REFUSED -> formats.words().say("block.refused");
      case SUPERSEDED -> formats.words().say("block.superseded");
    };
  }

  private static double share(BlockSummary block) {
    return block.status() == BlockStatus.PENDING
        ? Math.clamp((double) block.confirmations() / Math.max(1, block.maturity()), 0, 1)
        : 1;
  }

  private static String look(BlockStatus status) {
    return switch (status) {
      case PENDING -> "pending";
      case CONFIRMED -> "good";
      case ORPHANED, REFUSED -> "bad";
      case SUPERSEDED -> "pending";
    };
  }

  private Component finder(BlockSummary block) {
    String text = block.finder().toString();
    AppLink name = new AppLink("miner/" + block.finder().address(), text).look("name");
    name.setTitle(text);
    if (!simulated.contains(block.finder())) {
      return name;
    }
    Span both = new Span(name, Chip.simulated(formats.words().say("simulated.short")));
    both.addClassName("status");
    return both;
  }

  private static Component hash(BlockSummary block) {
    String hash = block.hash().toString();
    return new CopyableText(hash, CopyableText.shorten(hash, 6));
  }
}
