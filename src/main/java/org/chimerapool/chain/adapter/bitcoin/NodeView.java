package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.time.Instant;
import org.chimerapool.chain.BlockTemplate;
import org.jspecify.annotations.Nullable;

/// What is known about one node from looking at it.
///
/// @param chain what it said last; null until it has answered for the first time
/// @param peers what it said about itself last
/// @param fault why the last look at it failed, empty when it did not
/// @param templateFault why it gave no template when it was asked last, empty when it did
/// @param seenAt when the last look that it answered began; null until then
/// @param askedAt when the look that waits for its answer began; null when none does
/// @param templateAskedAt when the request for a template that waits for its answer began; null
/// when none does
/// @param record of its requests
record NodeView(
    @Nullable ChainInfo chain,
    PeerInfo peers,
    String fault,
    String templateFault,
    @Nullable Instant seenAt,
    @Nullable Instant askedAt,
    @Nullable Instant templateAskedAt,
    RequestRecord record) {

  static final NodeView UNSEEN =
      new NodeView(
          null,
          PeerInfo.UNKNOWN,
          "has not answered yet",
          "",
          null,
          null,
          null,
          RequestRecord.EMPTY);

  NodeView asked(Instant now) {
    return new NodeView(chain, peers, fault, templateFault, seenAt, now, templateAskedAt, record);
  }

  /// @param began when the look began
  /// @param took from the request to the answer
  NodeView answered(ChainInfo info, Instant began, Duration took) {
    return new NodeView(
        info, peers, "", templateFault, began, null, templateAskedAt, record.succeeded(took));
  }

  NodeView failed(String why) {
    return new NodeView(
        chain,
        PeerInfo.UNKNOWN,
        why,
        templateFault,
        seenAt,
        null,
        templateAskedAt,
        record.failed());
  }

  NodeView met(PeerInfo now) {
    return new NodeView(chain, now, fault, templateFault, seenAt, askedAt, templateAskedAt, record);
  }

  /// With what a template of the node says of its chain, which may be newer than its last answer.
  NodeView tells(BlockTemplate template) {
    return chain == null
        ? this
        : new NodeView(
            chain.at(template.height() - 1, template.previousHash()),
            peers,
            fault,
            templateFault,
            seenAt,
            askedAt,
            templateAskedAt,
            record);
  }

  /// Whether what it said is newer than that time.
  boolean isNewerThan(Instant time) {
    return seenAt != null && seenAt.isAfter(time);
  }

  NodeView askedForTemplate(Instant now) {
    return new NodeView(chain, peers, fault, templateFault, seenAt, askedAt, now, record);
  }

  NodeView gaveTemplate() {
    return new NodeView(chain, peers, fault, "", seenAt, askedAt, null, record);
  }

  NodeView gaveNoTemplate(String why) {
    return new NodeView(chain, peers, fault, why, seenAt, askedAt, null, record.failed());
  }
}
