/**
 * The redirect component as a servlet filter: it lets through to the application what the
 * distributor admits, and answers the rest. It decides nothing itself. Start here: {@link
 * io.distrib.servlet.DistributorFilter}.
 */
@NullMarked
package io.distrib.servlet;

import org.jspecify.annotations.NullMarked;
