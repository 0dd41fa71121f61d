package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.NodeAnswer.Verdict;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;

/// Hands one block to several nodes at once and gathers their answers.
final class SubmitRound {

  private static final String DUPLICATE = "duplicate";

  /// Says nothing about the block, only that the node lacks the one before.
  private static final String PARENT_MISSING = "prev-blk-not-found";

  private final NodeTiming timing;
  private final Runnable taken;
  private final BlockingQueue<NodeAnswer> incoming = new LinkedBlockingQueue<>();

  /// @param taken is called once, as soon as the first node has taken the block; must not wait
  SubmitRound(NodeTiming timing, Runnable taken) {
    this.timing = timing;
    this.taken = taken;
  }

  /// One node's way to take a block.
  interface Taker {

    String name();

    /// @return the reason to refuse the block, empty when it was taken
    Optional<String> submit(String block) throws RpcException, InterruptedException;
  }

  /// Returns when all have answered, or soon after the first has taken the block; whoever has not
  /// answered by then counts as silent.
  ///
  /// @param block in hex
  SubmitReport run(List<? extends Taker> nodes, String block) throws InterruptedException {
    long begin = System.nanoTime();
    for (Taker node : nodes) {
      Thread.ofVirtual().name("submit-" + node.name()).start(() -> ask(node, block, begin));
    }
    List<NodeAnswer> answers = new ArrayList<>();
    long deadline = begin + timing.submit().toNanos();
    while (answers.size() < nodes.size()) {
      NodeAnswer answer = incoming.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (answer == null) {
        break;
      }
      answers.add(answer);
      if (answer.verdict() == Verdict.TAKEN) {
        if (answers.stream().filter(each -> each.verdict() == Verdict.TAKEN).count() == 1) {
          taken.run();
        }
        deadline = Math.min(deadline, System.nanoTime() + timing.othersAnswer().toNanos());
      }
    }
    for (Taker node : nodes) {
      if (answers.stream().noneMatch(answer -> answer.node().equals(node.name()))) {
        String late = "no answer yet when the others had answered";
        answers.add(new NodeAnswer(node.name(), Verdict.SILENT, late, since(begin)));
      }
    }
    return new SubmitReport(outcome(answers), answers);
  }

  /// One that took it settles it. A node that has the block already proves that it is good; its
  /// word comes before that of one that finds it bad. A node that lags behind cannot judge.
  static SubmitOutcome outcome(List<NodeAnswer> answers) {
    if (answers.stream().anyMatch(answer -> answer.verdict() == Verdict.TAKEN)) {
      return new SubmitOutcome.Accepted();
    }
    List<NodeAnswer> refusals =
        answers.stream()
            .filter(answer -> answer.verdict() == Verdict.REFUSED)
            .filter(answer -> !answer.reason().equals(PARENT_MISSING))
            .toList();
    if (refusals.isEmpty()) {
      return new SubmitOutcome.Unknown(
          answers.isEmpty()
              ? "there is no node to hand it to"
              : String.join(
                  "; ", answers.stream().map(each -> each.node() + " " + each.reason()).toList()));
    }
    return new SubmitOutcome.Refused(
        refusals.stream()
            .map(NodeAnswer::reason)
            .filter(DUPLICATE::equals)
            .findFirst()
            .orElse(refusals.getFirst().reason()));
  }

  private void ask(Taker node, String block, long begin) {
    try {
      Optional<String> refusal = node.submit(block);
      incoming.add(
          refusal
              .map(why -> new NodeAnswer(node.name(), Verdict.REFUSED, why, since(begin)))
              .orElseGet(() -> new NodeAnswer(node.name(), Verdict.TAKEN, "", since(begin))));
    } catch (RpcException e) {
      incoming.add(new NodeAnswer(node.name(), Verdict.SILENT, e.text(), since(begin)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      incoming.add(new NodeAnswer(node.name(), Verdict.SILENT, e.toString(), since(begin)));
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
