package org.chimerapool.api.agent;

import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.identity.RequestLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the socket for machines beside the console's own.
@Configuration(proxyBeanMethods = false)
class AgentSocketConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AgentSocketConfiguration.class);

  @Bean
  FilterRegistrationBean<AgentSocketGate> agentSocketGate(AgentDesk desk, RequestLimits limits) {
    FilterRegistrationBean<AgentSocketGate> gate =
        new FilterRegistrationBean<>(new AgentSocketGate(desk, limits));
    gate.addUrlPatterns("/ws/deployment/*");
    gate.setAsyncSupported(true);
    return gate;
  }

  @Bean
  SmartInitializingSingleton agentSocket(ServletContext servlets, AgentDesk desk) {
    return () -> {
      if (servlets.getAttribute(ServerContainer.class.getName())
          instanceof ServerContainer container) {
        add(container, desk);
      } else {
        LOG.info("this server has no sockets; machines post their logs");
      }
    };
  }

  private static void add(ServerContainer container, AgentDesk desk) {
    ConcurrentMap<Long, Session> places = AgentSocket.places();
    try {
      container.addEndpoint(
          ServerEndpointConfig.Builder.create(AgentSocket.class, "/ws/deployment/{run}")
              .subprotocols(List.of(AgentSocketGate.PROTOCOL))
              .configurator(new Sockets(desk, places))
              .build());
    } catch (DeploymentException e) {
      throw new IllegalStateException("the socket for machines could not be opened", e);
    }
  }

  /// Makes one for each machine, and hands it the run and the key that it came with.
  private static final class Sockets extends ServerEndpointConfig.Configurator {

    private final AgentDesk desk;
    private final ConcurrentMap<Long, Session> places;

    Sockets(AgentDesk desk, ConcurrentMap<Long, Session> places) {
      this.desk = desk;
      this.places = places;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> wanted) {
      return wanted.cast(new AgentSocket(desk, places));
    }

    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      String path = request.getRequestURI().getPath();
      config
          .getUserProperties()
          .put(AgentSocket.RUN, Long.valueOf(path.substring(path.lastIndexOf('/') + 1)));
      AgentSocketGate.key(
              header(request, "authorization"), header(request, "sec-websocket-protocol"))
          .ifPresent(key -> config.getUserProperties().put(AgentSocket.KEY, key));
    }

    private static @Nullable String header(HandshakeRequest request, String name) {
      return request.getHeaders().entrySet().stream()
          .filter(each -> each.getKey().equalsIgnoreCase(name))
          .flatMap(each -> each.getValue().stream())
          .reduce((one, other) -> one + "," + other)
          .orElse(null);
    }
  }
}
