package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.CONSOLE_KEY;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.jooq.deployment.tables.records.ConsoleKeyRecord;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;

/// What the console signs with. Machines pin the public key when they enrol; after a change the old
/// key is kept for one thing only: to tell those who pinned it which key comes after it.
final class ConsoleKeys {

  private static final String PURPOSE = "deployment console key";

  private final DSLContext db;
  private final SecretBox box;
  private final Clock clock;
  private final Map<String, ConsoleKey> opened = new ConcurrentHashMap<>();

  ConsoleKeys(DSLContext db, SecretBox box, Clock clock) {
    this.db = db;
    this.box = box;
    this.clock = clock;
  }

  record ConsoleKey(String fingerprint, byte[] publicKey, PrivateKey privateKey) {

    String sign(String message) {
      return Base64.getEncoder()
          .encodeToString(Keys.sign(privateKey, message.getBytes(StandardCharsets.UTF_8)));
    }

    String publicBase64() {
      return Base64.getEncoder().encodeToString(publicKey);
    }
  }

  /// The newest; made up where there is none yet.
  ConsoleKey current() {
    List<ConsoleKeyRecord> newest = newest();
    return open(newest.isEmpty() ? first() : newest.getFirst());
  }

  /// The one that a machine has pinned, where it is still known, else the newest.
  ConsoleKey pinned(String fingerprint) {
    ConsoleKey known = opened.get(fingerprint);
    if (known != null) {
      return known;
    }
    ConsoleKeyRecord row = db.fetchOne(CONSOLE_KEY, CONSOLE_KEY.FINGERPRINT.eq(fingerprint));
    return row == null ? current() : open(row);
  }

  /// Makes a new key; machines follow when they ask next.
  ConsoleKey renew() {
    return open(made(db));
  }

  private List<ConsoleKeyRecord> newest() {
    return db.selectFrom(CONSOLE_KEY).orderBy(CONSOLE_KEY.CREATED_AT.desc()).limit(1).fetch();
  }

  /// One of several consoles on one database makes it, the others wait and take it.
  private ConsoleKeyRecord first() {
    return db.transactionResult(
        transaction -> {
          transaction.dsl().execute("LOCK TABLE deployment.console_key IN EXCLUSIVE MODE");
          List<ConsoleKeyRecord> there = transaction.dsl().selectFrom(CONSOLE_KEY).limit(1).fetch();
          return there.isEmpty() ? made(transaction.dsl()) : there.getFirst();
        });
  }

  private ConsoleKeyRecord made(DSLContext into) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] der = pair.getPublic().getEncoded();
      String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
      ConsoleKeyRecord row = into.newRecord(CONSOLE_KEY);
      row.setFingerprint(Keys.hex(Keys.sha256(der)));
      row.setPublicKey(der);
      row.setPrivateKey(box.seal(secret, PURPOSE));
      row.setCreatedAt(clock.instant());
      row.store();
      return row;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's P-256 cannot be used", e);
    }
  }

  private ConsoleKey open(ConsoleKeyRecord row) {
    return opened.computeIfAbsent(
        row.getFingerprint(),
        fingerprint -> new ConsoleKey(fingerprint, row.getPublicKey(), privateKey(row)));
  }

  private PrivateKey privateKey(ConsoleKeyRecord row) {
    try {
      byte[] der = Base64.getDecoder().decode(box.open(row.getPrivateKey(), PURPOSE));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the console's key cannot be read", e);
    }
  }
}
