package org.chimerapool.chain.book;

import static org.chimerapool.jooq.chain.Tables.NODE;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.jooq.chain.tables.records.NodeRecord;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.UnreadableSecretException;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table of nodes. Passwords are in it only as [SecretBox] seals them.
final class NodeStore {

  private static final Logger log = LoggerFactory.getLogger(NodeStore.class);
  private static final String PURPOSE = "chain.node.password";

  private final DSLContext sql;
  private final SecretBox secrets;

  NodeStore(DSLContext sql, SecretBox secrets) {
    this.sql = sql;
    this.secrets = secrets;
  }

  /// By coin and name.
  List<NodeEntry> all() {
    return sql.selectFrom(NODE).orderBy(NODE.COIN, NODE.NAME).fetch(NodeStore::entry);
  }

  Optional<NodeEntry> find(long id) {
    return sql.selectFrom(NODE).where(NODE.ID.eq(id)).fetchOptional(NodeStore::entry);
  }

  /// How to reach each enabled node of the coin, the oldest first.
  List<NodeAccess> enabled(CoinId coin) {
    return sql.selectFrom(NODE)
        .where(NODE.COIN.eq(coin.ticker()))
        .and(NODE.ENABLED)
        .orderBy(NODE.ID)
        .fetch(this::access);
  }

  Optional<NodeAccess> access(long id) {
    return sql.selectFrom(NODE).where(NODE.ID.eq(id)).fetchOptional(this::access);
  }

  /// @return empty where the coin has a node of that name
  Optional<NodeEntry> add(NodePlan plan, Instant now) {
    return sql.insertInto(NODE)
        .set(fields(plan))
        .set(NODE.PASSWORD, sealed(plan.password()))
        .set(NODE.CREATED_AT, now)
        .set(NODE.CHANGED_AT, now)
        .onConflictDoNothing()
        .returning()
        .fetchOptional(NodeStore::entry);
  }

  /// Keeps the password where the plan has none but still needs one.
  ///
  /// @return empty where there is no such node, or another one of that name
  Optional<NodeEntry> change(long id, NodePlan plan, Instant now) {
    boolean keep = plan.password().isEmpty() && plan.cookieFile().isEmpty();
    var other = NODE.as("other");
    return sql.update(NODE)
        .set(fields(plan))
        .set(NODE.PASSWORD, keep ? NODE.PASSWORD : DSL.val(sealed(plan.password()), NODE.PASSWORD))
        .set(NODE.CHANGED_AT, now)
        .where(NODE.ID.eq(id))
        .andNotExists(
            sql.selectOne()
                .from(other)
                .where(other.COIN.eq(plan.coin().ticker()))
                .and(other.NAME.eq(plan.name()))
                .and(other.ID.ne(id)))
        .returning()
        .fetchOptional(NodeStore::entry);
  }

  boolean remove(long id) {
    return sql.deleteFrom(NODE).where(NODE.ID.eq(id)).execute() > 0;
  }

  private static NodeRecord fields(NodePlan plan) {
    NodeRecord row = new NodeRecord();
    row.setCoin(plan.coin().ticker());
    row.setName(plan.name());
    row.setRpc(plan.rpc().toString());
    row.setRpcUser(plan.user());
    row.setCookieFile(plan.cookieFile());
    row.setZmqHashBlock(plan.zmqHashBlock());
    row.setEnabled(plan.enabled());
    return row;
  }

  private byte @Nullable [] sealed(String password) {
    return password.isEmpty() ? null : secrets.seal(password, PURPOSE);
  }

  private NodeAccess access(NodeRecord row) {
    return new NodeAccess(
        row.getId(),
        row.getName(),
        URI.create(row.getRpc()),
        row.getRpcUser(),
        password(row),
        row.getCookieFile(),
        row.getZmqHashBlock());
  }

  private String password(NodeRecord row) {
    byte[] sealed = row.getPassword();
    if (sealed == null) {
      return "";
    }
    try {
      return secrets.open(sealed, PURPOSE);
    } catch (UnreadableSecretException e) {
      log.warn(
          "The password of node '{}' of {} must be entered again: {}",
          row.getName(),
          row.getCoin(),
          e.getMessage());
      return "";
    }
  }

  private static NodeEntry entry(NodeRecord row) {
    return new NodeEntry(
        row.getId(),
        CoinId.of(row.getCoin()),
        row.getName(),
        URI.create(row.getRpc()),
        row.getRpcUser(),
        row.getPassword() != null,
        row.getCookieFile(),
        row.getZmqHashBlock(),
        row.getEnabled(),
        row.getCreatedAt(),
        row.getChangedAt());
  }
}
