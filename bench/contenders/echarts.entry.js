// The smallest ECharts that can draw it.
import { CustomChart } from 'echarts/charts';
import { DataZoomInsideComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as core from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

core.use([CustomChart, DataZoomInsideComponent, GridComponent, TooltipComponent, CanvasRenderer]);
globalThis.echarts = core;
