package org.chimerapool.deployment.executor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.chimerapool.deployment.fleet.Reach;
import org.jspecify.annotations.Nullable;

/// Opens connections of SSH, a few at a time, and says in which layer one failed.
final class SshDoor implements AutoCloseable {

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(10);
  private static final Duration LOGS_IN_WITHIN = Duration.ofSeconds(20);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 2;
  private static final AttributeRepository.AttributeKey<Seen> SEEN =
      new AttributeRepository.AttributeKey<>();

  /// What a machine needs of tools; curl only where it sends its log by itself.
  private static final String FIT =
      """
      missing=
      for tool in base64 sha256sum timeout stat head tail truncate wc tr mv mkdir cut; do
        command -v $tool >/dev/null 2>&1 || missing="$missing $tool"
      done
      printf '==chimera==%s %s:%s\n' "$(id -un)" "${BASH_VERSINFO[0]}" "$missing"
      """;

  private final SshClient client;
  private final SshClient withAgent;

  /// A host's sshd refuses who comes with too many unfinished logins at once (MaxStartups).
  private final Semaphore starts;

  /// @param agent socket of the ssh-agent, where there is one
  SshDoor(int starts, Optional<Path> agent) {
    this.starts = new Semaphore(starts, true);
    client = started();
    withAgent = started();
    agent.ifPresent(path -> withAgent.setAgentFactory(new Agents(path)));
    this.agent = agent;
  }

  private final Optional<Path> agent;

  private static SshClient started() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(SshDoor::isTheOne);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    client.addSessionListener(new PinnedFirst());
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED_HEARTBEATS);
    client.start();
    return client;
  }

  /// What a host shows of itself while a connection is made.
  static final class Seen {

    private final Optional<String> pinned;
    private volatile @Nullable PublicKey shown;

    Seen(Optional<String> pinned) {
      this.pinned = pinned;
    }

    Optional<PublicKey> shown() {
      return Optional.ofNullable(shown);
    }

    boolean other() {
      return shown().filter(key -> !trusted(key)).isPresent();
    }

    private boolean trusted(PublicKey key) {
      return pinned.isEmpty() || pinned.get().equals(Keys.publicText(key));
    }
  }

  private static boolean isTheOne(ClientSession session, SocketAddress address, PublicKey key) {
    Seen seen = seen(session);
    if (seen == null) {
      return false;
    }
    seen.shown = key;
    return seen.trusted(key);
  }

  private static @Nullable Seen seen(Session session) {
    AttributeRepository context =
        session instanceof ClientSession mine ? mine.getConnectionContext() : null;
    return context == null ? null : context.getAttribute(SEEN);
  }

  /// A host with keys of several kinds is asked for the kind that is pinned.
  private static final class PinnedFirst implements SessionListener {

    @Override
    public void sessionCreated(Session session) {
      Seen seen = seen(session);
      Optional<String> kind =
          seen == null
              ? Optional.empty()
              : seen.pinned.map(key -> key.substring(0, Math.max(0, key.indexOf(' '))));
      if (kind.isPresent()) {
        List<NamedFactory<Signature>> all = new ArrayList<>(session.getSignatureFactories());
        all.sort((a, b) -> Boolean.compare(fits(b, kind.get()), fits(a, kind.get())));
        session.setSignatureFactories(all);
      }
    }

    private static boolean fits(NamedFactory<Signature> signature, String kind) {
      return "ssh-rsa".equals(kind)
          ? signature.getName().contains("rsa")
          : signature.getName().equals(kind);
    }
  }

  /// @param seen hears what key the host shows, also where the login fails
  /// @param passed hears of each layer that works, with words
  Shell open(Reach.Ssh host, SshAccess access, Seen seen, BiConsumer<Layer, String> passed)
      throws UnreachableException {
    InetAddress address;
    try {
      address = InetAddress.getByName(host.host());
    } catch (UnknownHostException e) {
      throw new UnreachableException(
          Layer.NAME, "the name %s has no address here".formatted(host.host()), e);
    }
    passed.accept(Layer.NAME, "%s is %s".formatted(host.host(), address.getHostAddress()));
    try {
      if (!starts.tryAcquire(1, TimeUnit.MINUTES)) {
        throw new UnreachableException(
            Layer.CONNECTION, "too many hosts are being connected to at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(Layer.CONNECTION, "the console stops", e);
    }
    try {
      ClientSession session = connected(host, address, access, seen);
      boolean open = false;
      try {
        passed.accept(Layer.CONNECTION, "port %d answers".formatted(host.port()));
        login(session, host, access, seen, passed);
        Shell shell = new SshShell(session, access.sudo(), host.host());
        fit(shell, host, access.sudo(), passed);
        open = true;
        return shell;
      } finally {
        if (!open) {
          session.close(true);
        }
      }
    } finally {
      starts.release();
    }
  }

  private ClientSession connected(Reach.Ssh host, InetAddress address, SshAccess access, Seen seen)
      throws UnreachableException {
    SshClient one = access.way() == SshAccess.Way.AGENT ? withAgent : client;
    try {
      return one.connect(
              host.user(),
              new InetSocketAddress(address, host.port()),
              AttributeRepository.ofKeyValuePair(SEEN, seen),
              null)
          .verify(CONNECTS_WITHIN)
          .getSession();
    } catch (IOException e) {
      throw new UnreachableException(
          Layer.CONNECTION,
          "nothing answers at %s port %d: %s"
              .formatted(address.getHostAddress(), host.port(), why(e)),
          e);
    }
  }

  private void login(
      ClientSession session,
      Reach.Ssh host,
      SshAccess access,
      Seen seen,
      BiConsumer<Layer, String> passed)
      throws UnreachableException {
    try {
      switch (access.way()) {
        case CONSOLE_KEY, GIVEN_KEY -> session.addPublicKeyIdentity(Keys.pair(access.key()));
        case AGENT -> {
          if (agent.isEmpty()) {
            throw new UnreachableException(
                Layer.LOGIN, "the console has no ssh-agent: SSH_AUTH_SOCK is not set for it");
          }
        }
      }
      session.auth().verify(LOGS_IN_WITHIN);
    } catch (IOException | IllegalArgumentException e) {
      throw failed(session, host, seen, passed, e);
    }
    passed.accept(Layer.KEY_EXCHANGE, words(session));
    passed.accept(Layer.HOST_KEY, seen.shown().map(Keys::fingerprint).orElse(""));
    passed.accept(Layer.LOGIN, "logged in as " + host.user());
  }

  private static UnreachableException failed(
      ClientSession session,
      Reach.Ssh host,
      Seen seen,
      BiConsumer<Layer, String> passed,
      Exception e) {
    Optional<PublicKey> shown = seen.shown();
    if (shown.isEmpty()) {
      return new UnreachableException(
          Layer.KEY_EXCHANGE,
          "%s port %d speaks no SSH that fits: %s".formatted(host.host(), host.port(), why(e)),
          e);
    }
    passed.accept(Layer.KEY_EXCHANGE, words(session));
    if (seen.other()) {
      return new UnreachableException(
          Layer.HOST_KEY,
          "%s shows another host key than the one that is pinned: %s. It was installed anew, or"
                  .formatted(host.host(), Keys.fingerprint(shown.get()))
              + " somebody stands in between; nothing is done there until a person trusts the new"
              + " key",
          e);
    }
    passed.accept(Layer.HOST_KEY, Keys.fingerprint(shown.get()));
    if (!denied(e)) {
      return new UnreachableException(
          Layer.CONNECTION,
          "%s broke off while %s logged in: %s".formatted(host.host(), host.user(), why(e)),
          e);
    }
    return new UnreachableException(
        Layer.LOGIN, "%s does not let %s in: %s".formatted(host.host(), host.user(), why(e)), e);
  }

  /// Whether the host refused every way to log in, or the key cannot be used at all. A host that
  /// is slow, full or still starting says something else, or nothing.
  static boolean denied(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof IllegalArgumentException
          || (each instanceof SshException refusal
              && refusal.getDisconnectCode()
                  == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE)) {
        return true;
      }
    }
    return false;
  }

  private static String words(ClientSession session) {
    String version = session.getServerVersion();
    return version == null ? "keys were exchanged" : "it is " + version;
  }

  private static void fit(
      Shell shell, Reach.Ssh host, boolean sudo, BiConsumer<Layer, String> passed)
      throws UnreachableException {
    Shell.Output output = shell.run(FIT, LOGS_IN_WITHIN);
    String text = output.text();
    int at = text.lastIndexOf("==chimera==");
    if (at < 0) {
      String words = (output.err() + " " + text).strip().replaceAll("\\p{Cntrl}+", " ");
      String shown = words.substring(0, Math.min(200, words.length()));
      if (sudo) {
        throw new UnreachableException(
            Layer.ROOT,
            "%s may not become root by sudo without a password: %s".formatted(host.user(), shown));
      }
      throw new UnreachableException(Layer.SHELL, "bash does not start there: " + shown);
    }
    String rest = text.substring(at + 11).strip();
    int space = rest.indexOf(' ');
    int colon = rest.indexOf(':', Math.max(space, 0));
    if (space < 0 || colon < 0) {
      throw new UnreachableException(Layer.SHELL, "its shell answers with something else: " + rest);
    }
    String bash = rest.substring(space + 1, colon);
    String missing = rest.substring(colon + 1).strip();
    if (!bash.matches("[4-9]|[1-9][0-9]")) {
      throw new UnreachableException(Layer.SHELL, "expected bash 4 or newer there, found " + bash);
    }
    if (!missing.isEmpty()) {
      throw new UnreachableException(Layer.SHELL, "it lacks the commands " + missing);
    }
    passed.accept(Layer.SHELL, "bash " + bash + " and all tools are there");
    if (sudo) {
      passed.accept(Layer.ROOT, "sudo makes " + host.user() + " " + rest.substring(0, space));
    }
  }

  private static String why(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    client.stop();
    withAgent.stop();
  }

  private record Agents(Path socket) implements SshAgentFactory {

    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
      return List.of();
    }

    @Override
    public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
      return new KeyAgent(socket);
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) {
      throw new UnsupportedOperationException("the agent is not lent to hosts");
    }
  }
}
