/**
 * SQL over results on disk, through DuckDB, which is fetched on first use and never needed otherwise. May import
 * java.sql, org.rmed.lab.store, org.rmed.spec.
 */
package org.rmed.lab.query;
