package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;

/// How long things may take.
///
/// @param tick between two decisions without news
/// @param poll pause between two looks at a node
/// @param retry pause before a node that failed is asked again
/// @param denied pause before a node that does not let us in is asked again: it logs every attempt
/// @param connect for a connection
/// @param overdue after which an unanswered look makes another node preferable
/// @param templateOverdue the same for a template
/// @param answer for an ordinary request
/// @param template for a template
/// @param longPoll for a template that the node may think about; ends by itself well before
/// @param submit for a node's answer to a block
/// @param othersAnswer for the other nodes' answers once one node has taken a block
/// @param lag how long a node may be behind the best one before it counts as lagging
/// @param refresh the age at which a template is asked for anew
/// @param patience how long work goes on while no node is good
/// @param hold how long work stays on a block that no answering node has
record NodeTiming(
    Duration tick,
    Duration poll,
    Duration retry,
    Duration denied,
    Duration connect,
    Duration overdue,
    Duration templateOverdue,
    Duration answer,
    Duration template,
    Duration longPoll,
    Duration submit,
    Duration othersAnswer,
    Duration lag,
    Duration refresh,
    Duration patience,
    Duration hold) {

  static final NodeTiming USUAL =
      new NodeTiming(
          Duration.ofMillis(50),
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofMillis(400),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  NodeTiming with(Duration pollNow, Duration patienceNow, Duration refreshNow, Duration holdNow) {
    return new NodeTiming(
        tick,
        pollNow,
        retry,
        denied,
        connect,
        overdue,
        templateOverdue,
        answer,
        template,
        longPoll,
        submit,
        othersAnswer,
        lag,
        refreshNow,
        patienceNow,
        holdNow);
  }
}
