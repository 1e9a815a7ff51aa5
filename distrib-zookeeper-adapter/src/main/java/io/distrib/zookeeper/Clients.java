package io.distrib.zookeeper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.retry.RetryOneTime;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooDefs.Perms;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.data.ACL;

/** Makes Curator's clients. */
final class Clients {
  /** How long an answer of the servers may be, in bytes: the names of all orders fit. */
  private static final int MAX_ANSWER_BYTES = 8_388_608;

  private static final int CONNECT_MILLIS = 1_000;
  private static final int CLOSE_MILLIS = 1_000;
  private static final int RETRY_MILLIS = 100;

  private Clients() {}

  /** One that is not started. */
  static CuratorFramework client(BoardSettings settings) {
    ZKClientConfig config = new ZKClientConfig();
    config.setProperty("jute.maxbuffer", Integer.toString(MAX_ANSWER_BYTES));
    config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
    CuratorFrameworkFactory.Builder builder =
        CuratorFrameworkFactory.builder()
            .connectString(settings.servers())
            .sessionTimeoutMs(Math.toIntExact(settings.session().toMillis()))
            .connectionTimeoutMs(CONNECT_MILLIS)
            .maxCloseWaitMs(CLOSE_MILLIS)
            .retryPolicy(new RetryOneTime(RETRY_MILLIS))
            .ensembleTracker(false)
            .dontUseContainerParents()
            .zkClientConfig(config)
            .threadFactory(BoardThreads::daemon);
    settings
        .secret()
        .ifPresent(
            secret ->
                builder
                    .authorization("digest", ("fleet:" + secret).getBytes(UTF_8))
                    .aclProvider(new MembersOnly()));
    return builder.build();
  }

  /** Whoever shows the secret may do everything; others may have fleets of their own beside it. */
  private static final class MembersOnly implements ACLProvider {
    /** No immutable list: ZooKeeper asks whether it contains null. */
    private static final List<ACL> SHARED =
        Arrays.asList(
            new ACL(Perms.READ | Perms.CREATE, Ids.ANYONE_ID_UNSAFE),
            new ACL(Perms.ALL, Ids.AUTH_IDS));

    @Override
    public List<ACL> getDefaultAcl() {
      return Ids.CREATOR_ALL_ACL;
    }

    @Override
    public List<ACL> getAclForPath(String path) {
      return BoardPaths.SHARED.startsWith(path) ? SHARED : Ids.CREATOR_ALL_ACL;
    }
  }
}
