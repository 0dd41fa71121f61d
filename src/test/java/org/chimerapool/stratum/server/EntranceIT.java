package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Home;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.TestPool;
import org.chimerapool.simulation.cluster.MinersCommand;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.StratumClient;
import org.chimerapool.stratum.entrance.Entrance;
import org.chimerapool.stratum.entrance.TestEntrance;
import org.chimerapool.stratum.guard.TestGuard;
import org.chimerapool.stratum.session.SessionRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// TLS, plain and proxies on one port, over real sockets.
class EntranceIT {

  private static final String USER = "addr1.rig";
  private static final String FIRST_HEADER = "PROXY TCP4 203.0.113.7 198.51.100.1 5555 3333\r\n";

  private final Clock clock = Clock.fixed(TestPool.START, ZoneOffset.UTC);
  private final TestPool pool = TestPool.easy(clock);
  private final SessionRegistry registry = new SessionRegistry();
  private Duration patience = Duration.ofSeconds(30);
  private StratumServer server = server(TestEntrance.plain(), 100);
  private final Path folder;
  private final Home home;

  EntranceIT(@TempDir Path folder) {
    this.folder = folder;
    this.home = Home.open(folder);
  }

  @AfterEach
  void stop() throws IOException {
    server.stop();
    pool.pool.stop();
    home.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void minesOverTlsAndPlainOnOnePort(String version) throws Exception {
    start(TestEntrance.open(home));
    try (StratumClient secret = new StratumClient(tls(version));
        StratumClient plain = new StratumClient(server.port())) {
      for (StratumClient miner : List.of(secret, plain)) {
        miner.subscribe("test/1");
        assertThat(miner.authorize(USER, "x").get("result").asBoolean()).isTrue();
        miner.awaitJob();
        assertThat(miner.submit(USER, miner.mine(0)).get("result").asBoolean()).isTrue();
      }
      assertThat(registry.all()).extracting(LiveSession::tls).containsExactly(true, false);
    }
  }

  /// The command's own miners, which take a certificate that nobody vouches for only when told to.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void letsVirtualMinersMineOverTls(boolean trusting) throws Exception {
    start(TestEntrance.open(home));
    StringWriter out = new StringWriter();
    List<String> arguments =
        new ArrayList<>(
            List.of("stratum+ssl://127.0.0.1:" + server.port(), "-n", "2", "-d", "3s", "-u", USER));
    if (trusting) {
      arguments.add("--trust-any-certificate");
    }
    int status =
        MinersCommand.run(
            arguments,
            new Sha256d(),
            new PrintWriter(out, true),
            new PrintWriter(out, true),
            false,
            Map.of());

    assertThat(status).as(out.toString()).isEqualTo(trusting ? 0 : 1);
    if (!trusting) {
      assertThat(out.toString()).contains("TLS handshake failed");
    }
  }

  @Test
  void saysLastWordsOverTls() throws Exception {
    start(TestEntrance.open(home));
    try (StratumClient miner = new StratumClient(tls("TLSv1.3"))) {
      miner.sendRaw("x".repeat(9000));

      assertThat(Objects.requireNonNull(miner.read()).get("error").toString())
          .isEqualTo("[20,\"line too long: at most 8192 bytes\",null]");
      assertThat(miner.isHungUpOn()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1603010005", "16030100050100000000", "16ffffffffffffffffffffffffffff"})
  void endsGarbageThatBeginsLikeTlsWithoutHarm(String bytes) throws IOException {
    start(TestEntrance.open(home));
    try (StratumClient honest = new StratumClient(server.port());
        Socket garbage = connect()) {
      honest.subscribe("test/1");
      send(garbage, HexFormat.of().parseHex(bytes));

      assertThat(garbage.getInputStream().readAllBytes().length).isLessThan(64);
      assertThat(server.closes()).containsEntry(CloseReason.FAULT, 0L);
      assertThat(server.closes())
          .extractingByKeys(CloseReason.TLS_FAILED, CloseReason.NO_FIRST_MESSAGE)
          .containsExactlyInAnyOrder(0L, 1L);
      assertThat(honest.call("mining.ping", "[]").get("result").asString()).isEqualTo("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void endsGarbageAfterTheHandshakeWithoutHarm(String version) throws Exception {
    start(TestEntrance.open(home));
    try (Socket socket = connect();
        StratumClient miner = new StratumClient(tls(version, socket))) {
      miner.subscribe("test/1");
      send(socket, "this is no record of TLS".getBytes(StandardCharsets.US_ASCII));

      awaitEnd(socket);
      assertThat(server.closes())
          .containsEntry(CloseReason.FAULT, 0L)
          .containsEntry(CloseReason.TLS_FAILED, 1L);
    }
  }

  @Test
  void letsNobodyAskForHandshakeAfterHandshake() throws Exception {
    start(TestEntrance.open(home));
    try (Socket socket = connect();
        SSLSocket secret = tls("TLSv1.2", socket);
        StratumClient miner = new StratumClient(secret)) {
      miner.subscribe("test/1");
      secret.startHandshake();
      assertThatThrownBy(() -> miner.call("mining.ping", "[]")).isInstanceOf(IOException.class);

      assertThat(server.closes())
          .containsEntry(CloseReason.FAULT, 0L)
          .containsEntry(CloseReason.TLS_FAILED, 1L);
    }
  }

  @Test
  void takesTlsForGarbageWhereItIsSwitchedOff() throws IOException {
    start(TestEntrance.plain());
    assertThatThrownBy(() -> tls("TLSv1.3").startHandshake()).isInstanceOf(IOException.class);
  }

  @Test
  void believesTrustedProxyAndCountsItsMinersByTheirOwnAddress() throws IOException {
    server = server(TestEntrance.plain("127.0.0.0/8"), 1);
    server.start();
    try (StratumClient first = proxied(FIRST_HEADER);
        StratumClient other = proxied(FIRST_HEADER.replace("203.0.113.7", "203.0.113.8"))) {
      first.subscribe("test/1");
      other.subscribe("test/1");

      assertThat(registry.all())
          .extracting(session -> session.address().getHostAddress())
          .containsExactly("203.0.113.7", "203.0.113.8");
      assertThat(registry.all()).allMatch(LiveSession::proxied);
      assertThat(registry.all().getFirst().summary().origin().loopback()).isFalse();
      try (StratumClient again = proxied(FIRST_HEADER)) {
        assertThat(again.isHungUpOn()).isTrue();
      }
      assertThat(server.closes()).containsEntry(CloseReason.TOO_MANY_FROM_ADDRESS, 1L);
    }
  }

  /// Version 2, TCP over IPv6 and IPv4, from 2001:db8::7 and 203.0.113.9.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0d0a0d0a000d0a515549540a21210024"
            + "20010db8000000000000000000000007"
            + "20010db8000000000000000000000001"
            + "15b30d05",
        "0d0a0d0a000d0a515549540a2111000ccb007109c633640115b30d05"
      })
  void understandsSecondVersion(String header) throws IOException {
    start(TestEntrance.plain("127.0.0.1"));
    Socket socket = connect();
    send(socket, HexFormat.of().parseHex(header));
    try (StratumClient miner = new StratumClient(socket)) {
      miner.subscribe("test/1");

      assertThat(registry.all())
          .extracting(session -> session.address().getHostAddress())
          .containsAnyOf("2001:db8:0:0:0:0:0:7", "203.0.113.9");
    }
  }

  @Test
  void speaksTlsBehindProxy() throws Exception {
    start(TestEntrance.open(home, "127.0.0.1"));
    Socket socket = connect();
    send(socket, FIRST_HEADER.getBytes(StandardCharsets.US_ASCII));
    try (StratumClient miner = new StratumClient(tls("TLSv1.3", socket))) {
      miner.subscribe("test/1");

      assertThat(registry.all()).allMatch(session -> session.tls() && session.proxied());
    }
  }

  @Test
  void takesTrustedAddressWithoutHeaderForMiner() throws IOException {
    start(TestEntrance.plain("127.0.0.1"));
    try (StratumClient talking = new StratumClient(server.port())) {
      talking.subscribe("test/1");

      assertThat(registry.all()).noneMatch(LiveSession::proxied);
    }
    server.stop();
    patience = Duration.ofSeconds(2);
    start(TestEntrance.plain("127.0.0.1"));
    try (StratumClient silent = new StratumClient(server.port())) {
      assertThat(silent.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.NO_FIRST_MESSAGE, 1L);
    }
  }

  @Test
  void refusesHeaderFromAnybodyElse() throws IOException {
    start(TestEntrance.plain("192.0.2.1"));
    try (StratumClient liar = proxied(FIRST_HEADER)) {
      assertThat(Objects.requireNonNull(liar.read()).get("error").toString())
          .contains("from trusted addresses only");
      assertThat(liar.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.MALFORMED, 1L);
      assertThat(registry.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY TCP4 not-an-address 198.51.100.1 5555 3333\r\n",
        "PROXY TCP4 203.0.113.7 198.51.100.1 99999 3333\r\n",
        "PROXY TCP4 203.0.113.7",
        "PROX",
      })
  void endsBrokenAndUnfinishedHeaders(String header) throws IOException {
    start(TestEntrance.plain("127.0.0.1"));
    try (StratumClient broken = proxied(header)) {
      assertThat(broken.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.FAULT, 0L);
    }
  }

  @Test
  void refusesSecondHeader() throws IOException {
    start(TestEntrance.plain("127.0.0.1"));
    try (StratumClient liar = proxied(FIRST_HEADER + FIRST_HEADER)) {
      assertThat(liar.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.MALFORMED, 1L);
    }
  }

  private StratumClient proxied(String header) throws IOException {
    Socket socket = connect();
    send(socket, header.getBytes(StandardCharsets.US_ASCII));
    return new StratumClient(socket);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
    return socket;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  private static void awaitEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // A reset is an end too.
    }
  }

  private SSLSocket tls(String version) throws IOException, GeneralSecurityException {
    return tls(version, connect());
  }

  private SSLSocket tls(String version, Socket socket)
      throws IOException, GeneralSecurityException {
    SSLSocket secret =
        (SSLSocket)
            trusting().getSocketFactory().createSocket(socket, "localhost", server.port(), true);
    secret.setEnabledProtocols(new String[] {version});
    return secret;
  }

  /// Trusts the server's certificate and no other.
  private SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    Path pem = folder.resolve("tls").resolve("stratum.crt");
    if (Files.exists(pem)) {
      try (InputStream in = Files.newInputStream(pem)) {
        X509Certificate certificate =
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        store.setCertificateEntry("pool", certificate);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private void start(Entrance entrance) {
    server = server(entrance, 100);
    server.start();
  }

  private StratumServer server(Entrance entrance, int perAddress) {
    StratumSettings settings =
        new StratumSettings(
            "127.0.0.1",
            0,
            DataSize.ofKilobytes(8),
            100,
            perAddress,
            patience,
            Duration.ofMinutes(1),
            DataSize.ofKilobytes(256),
            3,
            "1fffe000");
    Pools pools = new Pools();
    pools.add(pool.pool);
    return new StratumServer(
        pools,
        settings,
        TestGuard.with(
            TestGuard.settings("connections.reserve", "0"), settings.basicLimits(), clock),
        entrance,
        registry,
        clock);
  }
}
