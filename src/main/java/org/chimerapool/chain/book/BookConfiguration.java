package org.chimerapool.chain.book;

import java.time.Clock;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodeFamily;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The node book and what follows it.
@Configuration(proxyBeanMethods = false)
class BookConfiguration {

  @Bean
  NodeStore nodeStore(DSLContext sql, SecretBox secrets) {
    return new NodeStore(sql, secrets);
  }

  @Bean
  NodeRules nodeRules(CoinProfiles coins, ObjectProvider<NodeFamily> families) {
    return new NodeRules(coins, new NodeFamilies(families.orderedStream().toList()));
  }

  @Bean
  NodeConnections nodeConnections(NodeStore store, NodeRules rules, ChainCatalog chains) {
    return new NodeConnections(store, rules, chains);
  }

  @Bean
  NodeBook nodeBook(NodeStore store, NodeRules rules, NodeConnections connections, Clock clock) {
    return new StoredNodeBook(store, rules, connections, clock);
  }
}
