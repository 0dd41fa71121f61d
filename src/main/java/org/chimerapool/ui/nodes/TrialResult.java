package org.chimerapool.ui.nodes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;

/// What a node said when it was tried.
final class TrialResult extends Div {

  private final Formats formats;
  private final Words words;

  TrialResult(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    addClassName("trial");
    getElement().setAttribute("role", "status");
  }

  void waiting() {
    removeAll();
    add(new StatusDot(Tone.OFF, words.say("nodes.trial.waiting")));
  }

  void failed(String fault) {
    removeAll();
    add(new StatusDot(Tone.BAD, words.say("nodes.trial.failed")));
    Paragraph why = new Paragraph(fault);
    why.addClassName("dim");
    add(why);
  }

  void show(NodeTrial trial) {
    switch (trial) {
      case NodeTrial.Failed(String fault) -> failed(fault);
      case NodeTrial.Answered answered -> show(answered);
    }
  }

  private void show(NodeTrial.Answered node) {
    removeAll();
    boolean well = node.warnings().isEmpty();
    add(
        new StatusDot(
            well ? Tone.GOOD : Tone.WARN,
            words.say(well ? "nodes.trial.good" : "nodes.trial.warned")));
    node.warnings()
        .forEach(
            warning -> {
              Paragraph said = new Paragraph(warning);
              said.addClassName("warn");
              add(said);
            });
    FactList facts = new FactList();
    facts.show("node.version", node.agent());
    facts.show("nodes.trial.chain", node.chain());
    facts.show(
        "node.height",
        words.say("nodes.trial.height", node.height(), node.headers()),
        node.syncing() ? Tone.WARN : Tone.OFF);
    facts.show("nodes.trial.peers", formats.count(node.peers()));
    facts.show("node.latency", formats.millis(node.latency()));
    facts.show(
        "node.zmq",
        node.zmqHashBlock().isEmpty() ? words.say("nodes.trial.nozmq") : node.zmqHashBlock());
    add(facts);
  }
}
