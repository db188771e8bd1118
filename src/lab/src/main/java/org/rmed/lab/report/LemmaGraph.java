package org.rmed.lab.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.rmed.theory.Part;

/**
 * Places the statements and the arrows between them in layers, those of one part of the paper together (the layered method of
 * the Eclipse Layout Kernel). The same pages give the same places.
 */
final class LemmaGraph {

    static final double NODE_WIDTH = 152;
    static final double NODE_HEIGHT = 40;
    /** Room for a part's heading. */
    static final double HEADING = 28;

    private static final double MARGIN = 14;

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<Part, ElkNode> parts = new EnumMap<>(Part.class);
    private final Map<LemmaPage, ElkNode> nodes = new LinkedHashMap<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    /** A point in the drawing. */
    record Point(double x, double y) {}

    /** A rectangle in the drawing. */
    record Box(double x, double y, double width, double height) {}

    /** @param pages each with its part; arrows run from what is used to what uses it, those that follow from others left out */
    LemmaGraph(Map<LemmaPage, Part> pages) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        arrange(root, MARGIN);
        for (Part part : Part.values()) {
            if (pages.containsValue(part)) {
                ElkNode group = ElkGraphUtil.createNode(root);
                arrange(group, HEADING);
                parts.put(part, group);
            }
        }
        pages.forEach((page, part) -> {
            ElkNode node = ElkGraphUtil.createNode(parts.get(part));
            node.setDimensions(NODE_WIDTH, NODE_HEIGHT);
            nodes.put(page, node);
        });
        Map<LemmaPage, Set<LemmaPage>> direct = LemmaRoots.direct(pages.keySet());
        for (LemmaPage page : pages.keySet()) {
            for (LemmaPage used : direct.get(page)) {
                edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(used), nodes.get(page)));
            }
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    }

    private static void arrange(ElkNode group, double top) {
        group.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        group.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        group.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        group.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        group.setProperty(CoreOptions.PADDING, new ElkPadding(top, MARGIN, MARGIN, MARGIN));
        group.setProperty(CoreOptions.SPACING_NODE_NODE, 14.0);
        group.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        group.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
    }

    Box size() {
        return new Box(0, 0, root.getWidth(), root.getHeight());
    }

    Map<Part, Box> parts() {
        Map<Part, Box> boxes = new EnumMap<>(Part.class);
        parts.forEach((part, node) -> boxes.put(part, box(node)));
        return boxes;
    }

    Map<LemmaPage, Box> nodes() {
        Map<LemmaPage, Box> boxes = new LinkedHashMap<>();
        nodes.forEach((page, node) -> boxes.put(page, box(node)));
        return boxes;
    }

    /** Each arrow: its start, then three points for each cubic piece. */
    List<List<Point>> edges() {
        List<List<Point>> paths = new ArrayList<>();
        for (ElkEdge edge : edges) {
            Point shift = corner(edge.getContainingNode());
            for (ElkEdgeSection section : edge.getSections()) {
                List<Point> path = new ArrayList<>();
                path.add(new Point(shift.x() + section.getStartX(), shift.y() + section.getStartY()));
                for (ElkBendPoint bend : section.getBendPoints()) {
                    path.add(new Point(shift.x() + bend.getX(), shift.y() + bend.getY()));
                }
                path.add(new Point(shift.x() + section.getEndX(), shift.y() + section.getEndY()));
                paths.add(path);
            }
        }
        return paths;
    }

    private static Box box(ElkNode node) {
        Point corner = corner(node);
        return new Box(corner.x(), corner.y(), node.getWidth(), node.getHeight());
    }

    private static Point corner(ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode at = node; at != null; at = at.getParent()) {
            x += at.getX();
            y += at.getY();
        }
        return new Point(x, y);
    }
}
