package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// The machines of a rollout, those that want a look first.
final class MemberTable extends Div {

  private static final int MOST = 100;

  private final transient Formats formats;
  private final DataTable<Member> table;
  private final Span more = new Span();
  private transient List<String> stages = List.of();
  private Instant now = Instant.EPOCH;

  MemberTable(Formats formats) {
    this.formats = formats;
    table =
        new DataTable<Member>(getTranslation("rollout.members"))
            .column("rollout.col.machine", "", Member::seat, MemberTable::link)
            .text("rollout.col.stage", member -> stages.get(member.stage()))
            .wideScreensOnly()
            .column("rollout.col.state", "", Member::state, this::mark)
            .text("rollout.col.detail", this::detail)
            .column("rollout.col.run", "r", Member::last, MemberTable::run)
            .time(
                "rollout.col.since",
                member -> formats.ago(member.since(), now),
                member -> formats.moment(member.since()))
            .wideScreensOnly();
    more.addClassName("dim");
    add(table, more);
  }

  void show(RolloutFacts facts, boolean compared, Instant at) {
    now = at;
    stages = facts.spec().stages().stream().map(stage -> stage.name()).toList();
    List<Member> sorted =
        facts.members().stream()
            .sorted(Comparator.comparingInt(member -> rank(member.state())))
            .limit(MOST)
            .toList();
    table.show(sorted);
    int left = facts.members().size() - sorted.size();
    more.setText(left > 0 ? getTranslation("rollout.members.more", left) : "");
    table.getElement().getClassList().set("compared", compared);
  }

  private static int rank(MemberState state) {
    return switch (state) {
      case BACK_FAILED -> 0;
      case FAILED, OVERDUE -> 1;
      case GOING_BACK, BACK_WAITING -> 2;
      case RUNNING -> 3;
      case STAGED -> 4;
      case WAITING -> 5;
      case REPLACED, CANCELLED, ROLLED_BACK -> 6;
      case SUCCEEDED -> 7;
      case SKIPPED -> 8;
    };
  }

  private static Component link(Member member) {
    AppLink link = new AppLink("console/fleet/" + member.target(), member.name()).look("name");
    link.setTitle(member.name());
    return link;
  }

  private Component mark(Member member) {
    return RolloutWords.mark(member.state(), formats.words());
  }

  private String detail(Member member) {
    boolean noWay =
        member.state() == MemberState.BACK_FAILED
            && member.purpose() == Purpose.BACK
            && member.live().isEmpty()
            && member.detail().isEmpty();
    String words = noWay ? getTranslation("rollout.noway") : member.detail();
    if (member.spare()) {
      return getTranslation("rollout.spare") + (words.isEmpty() ? "" : " · " + words);
    }
    return member.tries() > 1
        ? getTranslation("rollout.tries", member.tries()) + (words.isEmpty() ? "" : " · " + words)
        : words;
  }

  private static Component run(Member member) {
    return member.last().isPresent()
        ? new AppLink(
            "console/deployments/" + member.last().getAsLong(),
            Long.toString(member.last().getAsLong()))
        : new Text("–");
  }
}
