package io.distrib.it.adapter;

import io.netty.channel.ChannelHandler;
import jakarta.servlet.http.HttpServlet;
import java.util.function.Supplier;

/**
 * What a site serves. <em>Immutable.</em>
 *
 * @param servlet in a container; called once for each site
 * @param handler on Netty; called for each connection, or stream
 */
record KitApplication(Supplier<HttpServlet> servlet, Supplier<ChannelHandler> handler) {
  /** It answers with the target that it sees. */
  static final KitApplication SEEN = new KitApplication(SeenTarget::new, SeenByNetty::new);
}
